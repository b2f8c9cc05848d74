"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // A number with the digits that it was written with: a double would change 0.10 and long amounts.
  class Exact {
    constructor(digits) {
      this.digits = digits;
    }

    toString() {
      return this.digits;
    }
  }

  const exact = (key, made) => (made !== null && typeof made === "object" && typeof made.$number === "string" ? new Exact(made.$number) : made);
  // The row of a list that a value stands in; null for one outside of lists.
  const rowOf = (keys, lists) => {
    const list = lists.find((candidate) => candidate.keys.every((key, index) => keys[index] === key) && typeof keys[candidate.keys.length] === "number");
    return list ? { list, index: keys[list.keys.length], id: `${list.path}[${keys[list.keys.length]}]` } : null;
  };
  const documents = [...document.querySelectorAll("section.document")].map((section) => {
    const data = JSON.parse(section.querySelector('script[type="application/json"]').textContent, exact);
    return {
      ...data,
      section,
      fields: data.fields.map((field, index) => ({ ...field, index, row: rowOf(field.keys, data.lists), was: at(data.record, field.keys), now: undefined, isAccepted: false, isAdded: false })),
      removed: new Set(),
      history: [],
      current: -1,
      isSaved: true,
    };
  });
  let shown = 0;
  let isDoubtfulFirst = true;
  let editor = null;

  function at(record, keys) {
    let value = record;
    for (const key of keys)
      value = value === null || value === undefined ? undefined : value[key];
    return value === undefined ? null : value;
  }

  const here = () => documents[shown];
  const field = () => here().fields[here().current];
  const value = (one) => (one.now === undefined ? one.was : one.now);
  const isDone = (one) => one.isAccepted || one.now !== undefined;
  const isDoubt = (one) => one.state === "flagged" || one.state === "doubt";
  const text = (one) => (one === null ? "" : one instanceof Exact || typeof one === "string" ? String(one) : JSON.stringify(one));
  const isRemoved = (one) => one.row !== null && here().removed.has(one.row.id);
  const weight = (one) => (one.state === "flagged" ? 0 : 1);
  const doubts = () => here().fields.filter((one) => isDoubt(one) && !isRemoved(one)).sort((a, b) => weight(a) - weight(b) || (a.score ?? 0) - (b.score ?? 0) || a.index - b.index);
  // The order in which the values stand on the right: what the arrow keys follow.
  const order = () => {
    const all = here().fields.filter((one) => !isRemoved(one));
    if (!isDoubtfulFirst)
      return all;
    const first = doubts();
    return [...first, ...all.filter((one) => !first.includes(one))];
  };

  const badges = { flagged: "wrong?", doubt: "in doubt", fine: "on the page", open: "not checked", done: "checked" };
  const state = (one) => (isDone(one) ? "done" : one.state);
  const badge = (one) => (one.now !== undefined ? "corrected" : badges[state(one)]);

  function show() {
    const current = here();
    documents.forEach((one, index) => (one.section.hidden = index !== shown));
    byId("documents").value = String(shown);
    drawRecord();
    drawBoxes();
    const all = doubts();
    const left = all.filter((one) => !isDone(one)).length;
    byId("progress").textContent = all.length === 0 ? "No doubts in this document." : `${all.length - left} of ${all.length} doubts checked${current.fields.some((one) => one.now !== undefined) || current.removed.size ? ", with corrections" : ""}.`;
    document.querySelector('[data-action="order"]').firstChild.textContent = isDoubtfulFirst ? "In order " : "Doubts first ";
  }

  function drawRecord() {
    const record = byId("record");
    const scroll = record.scrollTop;
    record.replaceChildren(inspector());
    const toCheck = isDoubtfulFirst ? doubts() : [];
    if (toCheck.length)
      record.append(heading(`To check (${toCheck.filter((one) => !isDone(one)).length})`), rows(toCheck, true));
    if (here().findings.length)
      record.append(heading("About the document"), element("ul", { className: "notes" }, ...here().findings.map(note)));
    let group = null;
    let section = [];
    const flush = () => {
      if (section.length)
        record.append(heading(group), rows(section, false));
      section = [];
    };
    for (const one of here().fields) {
      if (one.row !== null)
        continue;
      const name = one.keys.length > 1 ? one.label.slice(0, one.label.lastIndexOf(" › ")) : "Record";
      if (name !== group)
        flush();
      group = name;
      section.push(one);
    }
    flush();
    here().lists.forEach((list) => record.append(heading(list.label, element("button", { type: "button", textContent: "Add row", onclick: () => addRow(list) })), table(list)));
    record.scrollTop = scroll;
  }

  const heading = (words, button) => element("h3", {}, element("span", { textContent: words }), ...(button ? [button] : []));
  const note = (finding) => element("li", { className: finding.severity, textContent: `${finding.path === "$" ? "" : `${finding.label}: `}${finding.message}${finding.expected ? ` (expected ${finding.expected})` : ""}` });

  function shownValue(one) {
    const now = value(one);
    const parts = [];
    if (one.now !== undefined && !one.isAdded)
      parts.push(element("span", { className: "was", textContent: one.was === null ? "empty" : text(one.was) }));
    parts.push(now === null ? element("span", { className: "none", textContent: "empty" }) : text(now));
    return parts;
  }

  function rows(fields, isFull) {
    return element("div", { className: "rows" }, ...fields.map((one) => {
      const row = element(
        "button",
        { type: "button", className: `row ${state(one)}${one.index === here().current ? " current" : ""}`, onclick: () => select(one.index), onmouseenter: () => hover(one, true), onmouseleave: () => hover(one, false) },
        element("span", { className: "label", textContent: isFull ? one.label : one.short }),
        element("span", { className: "text" }, ...shownValue(one)),
        element("span", { className: `badge ${state(one)}`, textContent: badge(one) }));
      row.dataset.path = one.path;
      return row;
    }));
  }

  function table(list) {
    const members = here().fields.filter((one) => one.row?.list === list);
    const byRow = new Map();
    members.forEach((one) => {
      const row = one.row.index;
      if (!byRow.has(row))
        byRow.set(row, new Map());
      byRow.get(row).set(JSON.stringify(one.keys.slice(list.keys.length + 1)), one);
    });
    const columns = list.columns.filter((column) => [...byRow.values()].some((row) => {
      const one = row.get(JSON.stringify(column.keys));
      return one && (value(one) !== null || isDoubt(one) || one.isAdded);
    }));
    const head = element("tr", {}, element("th", { scope: "col", textContent: "#" }), ...columns.map((column) => element("th", { scope: "col", textContent: column.label })));
    const body = [...byRow.entries()].sort((a, b) => a[0] - b[0]).map(([index, row]) => {
      const line = element("tr", { className: here().removed.has(`${list.path}[${index}]`) ? "removed" : "" }, element("th", { scope: "row", textContent: String(index + 1) }));
      columns.forEach((column) => {
        const one = row.get(JSON.stringify(column.keys));
        const cell = element("td", { className: `${one && !isDone(one) ? one.state : ""}${column.kind === "number" ? " number" : ""}` });
        if (one) {
          const button = element("button", { type: "button", className: one.index === here().current ? "current" : "", onclick: () => select(one.index), onmouseenter: () => hover(one, true), onmouseleave: () => hover(one, false) }, ...shownValue(one));
          button.setAttribute("aria-label", `${one.label}: ${text(value(one)) || "empty"}, ${badge(one)}`);
          button.dataset.path = one.path;
          cell.append(button);
        }
        line.append(cell);
      });
      return line;
    });
    return element("div", { className: "tablewrap" }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)));
  }

  function inspector() {
    const panel = element("section", { id: "inspector" });
    panel.setAttribute("aria-live", "polite");
    const one = field();
    if (!one) {
      panel.append(element("h2", { textContent: here().fields.length ? "Choose a value, or press n for the first doubt." : "Nothing was read from this document." }));
      return panel;
    }
    panel.append(element("h2", { title: one.description ?? "" }, element("span", { textContent: one.label }), element("span", { className: `badge ${state(one)}`, textContent: badge(one) })));
    const line = element("div", { className: "value" });
    if (editor) {
      line.append(editor, element("button", { type: "button", textContent: "Keep", onclick: keep }), element("button", { type: "button", textContent: "Leave", onclick: leave }));
    } else {
      line.append(element("strong", {}, ...shownValue(one)));
    }
    panel.append(line);
    if (editor?.problem)
      panel.append(element("p", { className: "problem", role: "alert", textContent: editor.problem }));
    if (one.says)
      panel.append(element("p", { className: "says", textContent: one.says }));
    if (one.instead)
      panel.append(element("p", { className: "finding error", textContent: `Printed there: ${one.instead.text} (page ${one.instead.page})` }));
    one.findings.forEach((finding) => panel.append(element("p", { className: `finding ${finding.severity}`, textContent: `${finding.message}${finding.expected ? ` (expected ${finding.expected})` : ""}` })));
    const place = (one.instead?.box && one.instead) || one.spans?.find((span) => span.box);
    const crop = place && cropOf(place);
    if (crop)
      panel.append(crop);
    return panel;
  }

  // The place of the value, enlarged, with what stands around it.
  function cropOf(span) {
    const image = here().section.querySelector(`figure[data-page="${span.page}"] img`);
    if (!image || !image.complete || !image.naturalWidth)
      return null;
    const [left, top, width, height] = span.box;
    const high = Math.max(height * 3, 0.02) * image.naturalHeight;
    const wide = Math.min(1, Math.max(width * 1.6, width + 0.25)) * image.naturalWidth;
    const x = Math.min(Math.max(0, (left + width / 2) * image.naturalWidth - wide / 2), Math.max(0, image.naturalWidth - wide));
    const y = Math.min(Math.max(0, (top + height / 2) * image.naturalHeight - high / 2), Math.max(0, image.naturalHeight - high));
    const scale = Math.min(2, 640 / wide);
    const canvas = element("canvas", { width: Math.round(wide * scale), height: Math.round(high * scale) });
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Page ${span.page} at ${span.text}`);
    const drawing = canvas.getContext("2d");
    drawing.drawImage(image, x, y, wide, high, 0, 0, canvas.width, canvas.height);
    drawing.strokeStyle = "#1a5fd0";
    drawing.lineWidth = 2;
    drawing.strokeRect((left * image.naturalWidth - x) * scale - 2, (top * image.naturalHeight - y) * scale - 2, width * image.naturalWidth * scale + 4, height * image.naturalHeight * scale + 4);
    return canvas;
  }

  function drawBoxes() {
    here().section.querySelectorAll(".box").forEach((box) => box.remove());
    here().fields.forEach((one) => {
      if (isRemoved(one))
        return;
      const isCurrent = one.index === here().current;
      (one.spans ?? []).forEach((span) => box(one, span, isCurrent ? "current" : state(one)));
      if (isCurrent && one.instead)
        box(one, one.instead, "instead");
    });
  }

  function box(one, span, kind) {
    const page = span.box && here().section.querySelector(`figure[data-page="${span.page}"]`);
    if (!page || page.classList.contains("failed"))
      return;
    const [left, top, width, height] = span.box.map((share) => share * 100);
    const made = element("button", { type: "button", className: `box ${kind}`, tabIndex: -1, title: `${one.label}: ${text(value(one))}`, onclick: () => select(one.index) });
    made.setAttribute("aria-label", `${one.label}, page ${span.page}`);
    made.dataset.path = one.path;
    Object.assign(made.style, { left: `calc(${left}% - 2px)`, top: `calc(${top}% - 2px)`, width: `calc(${width}% + 4px)`, height: `calc(${height}% + 4px)` });
    page.append(made);
  }

  function hover(one, isOver) {
    here().section.querySelectorAll(".box").forEach((made) => {
      if (made.dataset.path === one.path)
        made.classList.toggle("current", isOver || one.index === here().current);
    });
  }

  function select(index, isFocused = true) {
    editor = null;
    here().current = index;
    show();
    const one = field();
    const place = here().section.querySelector(".box.instead") ?? here().section.querySelector(".box.current");
    place?.scrollIntoView({ block: "center", inline: "nearest" });
    const row = [...byId("record").querySelectorAll("[data-path]")].find((button) => button.dataset.path === one?.path);
    row?.scrollIntoView({ block: "nearest" });
    if (isFocused)
      row?.focus({ preventScroll: true });
  }

  function step(list, by) {
    if (!list.length)
      return;
    const at = list.indexOf(field());
    select(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length].index);
  }

  function nextDoubt(by) {
    const all = doubts();
    const open = all.filter((one) => !isDone(one));
    if (!open.length)
      return;
    if (open.includes(field()) || !all.includes(field()))
      return step(open, by);
    // From one that was checked on to the next that was not.
    const from = all.indexOf(field());
    for (let i = 1; i <= all.length; i++) {
      const one = all[(from + by * i + all.length * i) % all.length];
      if (!isDone(one))
        return select(one.index);
    }
  }

  function change(one, apply) {
    const before = { index: one.index, now: one.now, isAccepted: one.isAccepted };
    here().history.push(() => {
      one.now = before.now;
      one.isAccepted = before.isAccepted;
      return one.index;
    });
    apply(one);
    here().isSaved = false;
  }

  function accept() {
    const one = field();
    if (!one || one.isAccepted)
      return nextDoubt(1);
    change(one, (changed) => (changed.isAccepted = true));
    show();
    if (doubts().some((other) => !isDone(other)))
      nextDoubt(1);
    else
      select(one.index);
  }

  function edit(start) {
    const one = field();
    if (!one)
      return;
    const now = start ?? text(value(one));
    if (one.choices || one.kind === "boolean") {
      const choices = one.choices ?? [true, false];
      editor = element("select", {}, element("option", { value: "", textContent: "empty" }), ...choices.map((choice) => element("option", { value: text(choice), textContent: text(choice) })));
      editor.value = now;
    } else {
      editor = element("input", { type: "text", value: now, inputMode: one.kind === "number" ? "decimal" : "text", spellcheck: false });
    }
    editor.setAttribute("aria-label", one.label);
    drawRecord();
    editor.focus();
    editor.select?.();
  }

  // What was typed, as a value of the record; undefined where it is none.
  function typed(one, written) {
    if (written.trim() === "")
      return null;
    if (one.choices)
      return one.choices.find((choice) => text(choice) === written);
    if (one.kind === "boolean")
      return written === "true";
    if (one.kind === "number")
      return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(written.trim()) ? new Exact(written.trim()) : undefined;
    return written;
  }

  function keep() {
    const one = field();
    const made = typed(one, editor.value);
    if (made === undefined) {
      editor.problem = "A number is wanted: digits, a point before the decimals, no groups, such as 1234.56.";
      const input = editor;
      drawRecord();
      input.focus();
      return;
    }
    editor = null;
    if (text(made) === text(one.was) && !one.isAdded)
      change(one, (changed) => { changed.now = undefined; changed.isAccepted = true; });
    else
      change(one, (changed) => { changed.now = made; changed.isAccepted = false; });
    show();
    if (isDoubt(one) && doubts().some((other) => !isDone(other)))
      nextDoubt(1);
    else
      select(one.index);
  }

  function leave() {
    editor = null;
    select(here().current);
  }

  function takePrinted() {
    const one = field();
    if (one?.instead)
      edit(one.instead.text);
  }

  function addRow(list) {
    const target = list ?? field()?.row?.list ?? here().lists[0];
    if (!target)
      return;
    const index = Math.max(-1, ...here().fields.filter((one) => one.row?.list === target).map((one) => one.row.index)) + 1;
    const first = here().fields.length;
    const row = { list: target, index, id: `${target.path}[${index}]` };
    target.columns.forEach((column) => here().fields.push({
      row, index: here().fields.length, path: `${row.id}.${column.keys.join(".")}`, keys: [...target.keys, index, ...column.keys], label: `${target.label} ${index + 1} › ${column.label}`,
      short: column.label, kind: column.kind, state: "open", findings: [], was: null, now: null, isAccepted: false, isAdded: true }));
    here().history.push(() => {
      here().fields.length = first;
      return Math.max(0, first - 1);
    });
    here().isSaved = false;
    select(first);
  }

  function removeRow() {
    const row = field()?.row;
    if (!row || here().removed.has(row.id))
      return;
    const index = field().index;
    here().removed.add(row.id);
    here().history.push(() => {
      here().removed.delete(row.id);
      return index;
    });
    here().isSaved = false;
    select(index);
  }

  function undo() {
    const back = here().history.pop();
    if (back)
      select(back());
  }

  const copy = (made) =>
    made === null || typeof made !== "object" || made instanceof Exact ? made
      : Array.isArray(made) ? made.map(copy)
      : Object.fromEntries(Object.entries(made).map(([key, member]) => [key, copy(member)]));

  // As JSON.stringify with two spaces, but numbers keep their digits.
  function json(made, indent = "") {
    if (made instanceof Exact)
      return made.digits;
    if (made === null || typeof made !== "object")
      return JSON.stringify(made);
    const inner = `${indent}  `;
    const members = Array.isArray(made)
      ? made.map((member) => json(member, inner))
      : Object.entries(made).filter(([, member]) => member !== undefined).map(([key, member]) => `${JSON.stringify(key)}: ${json(member, inner)}`);
    const [open, close] = Array.isArray(made) ? ["[", "]"] : ["{", "}"];
    return members.length ? `${open}\n${inner}${members.join(`,\n${inner}`)}\n${indent}${close}` : open + close;
  }

  function corrected() {
    const record = copy(here().record);
    here().fields.filter((one) => one.now !== undefined).forEach((one) => {
      let place = record;
      one.keys.slice(0, -1).forEach((key, depth) => {
        if (place[key] === undefined || place[key] === null)
          place[key] = typeof one.keys[depth + 1] === "number" ? [] : {};
        place = place[key];
      });
      place[one.keys.at(-1)] = one.now;
    });
    // Rows are removed last, and from the end: the paths of the others hold until then.
    const rows = [...here().removed].map((id) => here().lists.flatMap((list) => (id.startsWith(`${list.path}[`) ? [{ keys: list.keys, index: Number(id.slice(list.path.length + 1, -1)) }] : []))[0]);
    rows.sort((a, b) => b.index - a.index).forEach((row) => at(record, row.keys).splice(row.index, 1));
    return record;
  }

  function corrections() {
    const changed = here().fields.filter((one) => isDone(one) && !isRemoved(one)).map((one) => ({
      path: one.path,
      action: one.isAdded ? "added" : one.now !== undefined ? "corrected" : "accepted",
      was: one.isAdded ? undefined : one.was,
      now: value(one),
      verdict: one.verdict,
      page: (one.instead ?? one.spans?.[0])?.page,
    }));
    return { document: here().name, changes: [...changed, ...[...here().removed].map((path) => ({ path, action: "removed" }))] };
  }

  function download(made, suffix) {
    const link = element("a", { href: URL.createObjectURL(new Blob([`${json(made)}\n`], { type: "application/json" })), download: `${here().name.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "")}${suffix}` });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  const actions = {
    next: () => nextDoubt(1),
    previous: () => nextDoubt(-1),
    accept,
    edit: () => edit(),
    undo,
    order: () => { isDoubtfulFirst = !isDoubtfulFirst; show(); },
    record: () => { download(corrected(), ".truth.json"); here().isSaved = true; },
    corrections: () => download(corrections(), ".corrections.json"),
    help: () => byId("help").showModal(),
    down: () => step(order(), 1),
    up: () => step(order(), -1),
    take: takePrinted,
    add: () => addRow(),
    remove: removeRow,
    documentBefore: () => turn(-1),
    documentAfter: () => turn(1),
  };
  const keys = { n: "next", p: "previous", a: "accept", Enter: "accept", e: "edit", F2: "edit", t: "take", u: "undo", o: "order", d: "record", c: "corrections", "?": "help", ArrowDown: "down", j: "down", ArrowUp: "up", k: "up", "+": "add", Delete: "remove", "[": "documentBefore", "]": "documentAfter" };

  function turn(by) {
    shown = (shown + by + documents.length) % documents.length;
    editor = null;
    show();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open)
      return;
    if (editor && event.target === editor) {
      if (event.key === "Enter" || event.key === "Escape") {
        event.preventDefault();
        event.key === "Enter" ? keep() : leave();
      }
      return;
    }
    // Enter on a button that is no value is that button's.
    if (event.key === "Enter" && event.target instanceof HTMLButtonElement && !event.target.dataset.path)
      return;
    if (event.target instanceof HTMLSelectElement)
      return;
    const action = actions[keys[event.key]];
    if (!action)
      return;
    event.preventDefault();
    action();
  });
  document.querySelectorAll("[data-action]").forEach((button) => button.addEventListener("click", () => actions[button.dataset.action]()));
  byId("documents").append(...documents.map((one, index) => element("option", { value: String(index), textContent: one.name })));
  byId("documents").hidden = documents.length < 2;
  byId("documents").addEventListener("change", (event) => { shown = Number(event.target.value); editor = null; show(); });
  window.addEventListener("beforeunload", (event) => { if (documents.some((one) => !one.isSaved)) event.preventDefault(); });
  window.addEventListener("load", () => here() && show());
  if (documents.length)
    show();
})();
