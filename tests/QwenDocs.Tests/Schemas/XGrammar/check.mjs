// Compiles JSON Schemas to grammars of XGrammar, and matches texts against them.
// A line in: {"name", "schema", "valid": [texts], "invalid": [texts]}; a line out: {"name", "error", "refused": [indexes], "accepted": [indexes]}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

// The package is written for bundlers: its file is a module of the older kind.
const require = createRequire(import.meta.url);
const file = require.resolve("@mlc-ai/web-xgrammar");
const module = { exports: {} };
new Function("exports", "module", "require", "__filename", "__dirname", readFileSync(file, "utf8"))(module.exports, module, require, file, file.slice(0, file.lastIndexOf("/")));
const { Grammar, Testings } = module.exports;

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const { name, schema, valid, invalid } = JSON.parse(line);
  const result = { name, error: null, refused: [], accepted: [] };
  try {
    const grammar = await Grammar.fromJSONSchema(schema, true);
    for (const [index, text] of valid.entries()) if (!(await Testings.isGrammarAcceptString(grammar, text))) result.refused.push(index);
    for (const [index, text] of invalid.entries()) if (await Testings.isGrammarAcceptString(grammar, text)) result.accepted.push(index);
    grammar.dispose();
  } catch (error) {
    result.error = String(error?.message ?? error);
  }
  process.stdout.write(JSON.stringify(result) + "\n");
}
