import { dirname } from "node:path";
import { type Edited, YamlEditor } from "../author/yaml-editor.js";
import type { YamlSource } from "../load/yaml-source.js";
import { fileReferences, moved } from "./file-references.js";
import { type FoundCode, findOperations } from "./find-codes.js";

/** An OpenAPI description in which every operation has an id, and the ids that are new. */
export function nameOperations(source: YamlSource): {
  readonly edited: Edited;
  readonly named: readonly string[];
} {
  const editor = new YamlEditor(source.text);
  const operations = findOperations(source);
  const taken = new Set(operations.flatMap(({ id }) => id ?? []));
  const named: string[] = [];
  for (const { path, method } of operations.filter(({ id }) => id === undefined)) {
    const id = freeId(method, path, taken);
    editor.insert(["paths", path, method], "operationId", id);
    taken.add(id);
    named.push(id);
  }
  return { edited: editor.result(), named };
}

/**
 * An OpenAPI description in which every operation lists its codes, and which may stand at `to` as well as at `from`: files
 * that it refers to are found from there. All else stays as it is.
 */
export function listCodes(source: YamlSource, codes: readonly FoundCode[], from: string, to: string): Edited {
  const editor = new YamlEditor(source.text);
  const operations = findOperations(source);
  const everListed = new Set(operations.flatMap(({ codes: listed = [] }) => listed));
  for (const { path, method, id = "", codes: listed } of operations) {
    const at = ["paths", path, method];
    const returned = codes.filter((code) => code.operations.length === 0 || code.operations.includes(id));
    const names = returned.map(({ code }) => code);
    // A list that is there says it all, but for codes that are in none.
    const unlisted = names.filter((code) => !everListed.has(code));
    if (listed === undefined) editor.insert(at, "x-error-codes", names);
    else if (unlisted.length > 0) editor.append([...at, "x-error-codes"], unlisted);
  }
  if (dirname(from) !== dirname(to)) {
    for (const { path, file } of fileReferences(source.value, []))
      editor.replace(path, moved(file, from, to));
  }
  return editor.result();
}

/** `get /users/{id}` is getUsersById. */
function freeId(method: string, path: string, taken: ReadonlySet<string>): string {
  const words = path.split("/").flatMap((part) => {
    const name = part.replace(/[{}]/g, "");
    return (part.startsWith("{") ? `by-${name}` : name).split(/[^A-Za-z0-9]+/);
  });
  const id = method + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}${number}`;
  return free;
}
