"use strict";
(() => {
  const viewer = document.getElementById("viewer");
  const pages = document.getElementById("pages");
  const openers = [...document.querySelectorAll("button.open")];
  const cells = [...document.querySelectorAll('script[type="application/json"]')].map((script) => JSON.parse(script.textContent));
  let current = -1;

  const say = (id, text) => {
    const place = document.getElementById(id);
    place.textContent = text === null ? "nothing" : text;
    place.className = text === null ? "none" : "";
  };

  function draw(figure, place) {
    const box = document.createElement("div");
    box.className = `box ${place.side}`;
    box.style.left = `${place.box[0] * 100}%`;
    box.style.top = `${place.box[1] * 100}%`;
    box.style.width = `${place.box[2] * 100}%`;
    box.style.height = `${place.box[3] * 100}%`;
    figure.append(box);
    return box;
  }

  function show(index) {
    current = (index + openers.length) % openers.length;
    const { document: ofDocument, cell: ofCell } = openers[current].dataset;
    const cell = cells[Number(ofDocument)][Number(ofCell)];
    document.getElementById("field").textContent = cell.field;
    say("expected", cell.expected);
    say("predicted", cell.predicted);
    document.getElementById("why").textContent = cell.why;
    pages.querySelectorAll(".box").forEach((box) => box.remove());
    pages.querySelectorAll("figure").forEach((figure) => (figure.hidden = true));
    const boxes = [];
    for (const place of cell.places) {
      const figure = document.getElementById(`page-${ofDocument}-${place.page}`);
      if (figure) {
        figure.hidden = false;
        boxes.push(draw(figure, place));
      }
    }
    document.getElementById("nowhere").hidden = boxes.length > 0;
    if (!viewer.open)
      viewer.showModal();
    boxes[0]?.scrollIntoView({ block: "center" });
  }

  openers.forEach((opener, index) => opener.addEventListener("click", () => show(index)));
  document.getElementById("next").addEventListener("click", () => show(current + 1));
  document.getElementById("previous").addEventListener("click", () => show(current - 1));
  document.getElementById("close").addEventListener("click", () => viewer.close());
  viewer.addEventListener("close", () => openers[current]?.focus());
  viewer.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey)
      return;
    if (event.key === "n" || event.key === "ArrowRight")
      show(current + 1);
    else if (event.key === "p" || event.key === "ArrowLeft")
      show(current - 1);
    else
      return;
    event.preventDefault();
  });
  // A link from the table opens the document's values.
  document.querySelectorAll('a[href^="#document-"]').forEach((link) => link.addEventListener("click", () => {
    const details = document.querySelector(`${link.getAttribute("href")}`);
    if (details)
      details.open = true;
  }));
})();
