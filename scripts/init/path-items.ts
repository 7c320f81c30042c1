import { dirname, relative, resolve, sep } from "node:path";
import { type Data, dataAt, dataFrom, setAt } from "../author/yaml-data.js";
import { type Edited, YamlEditor } from "../author/yaml-editor.js";
import { decode, isRecord, pointerTokens } from "../load/json.js";
import { readText } from "../load/text-source.js";
import { YamlSource } from "../load/yaml-source.js";
import { moved, referencesIn } from "./file-references.js";

/**
 * An OpenAPI description whose paths say themselves what is at them, and the paths that only referred to it: an operation
 * lists its codes where it stands, and a file that several descriptions share is not ours to change.
 */
export async function writeOutPaths(
  root: string,
  source: YamlSource,
): Promise<{ readonly edited: Edited; readonly paths: readonly string[] }> {
  const editor = new YamlEditor(source.text);
  const items = isRecord(source.value) && isRecord(source.value["paths"]) ? source.value["paths"] : {};
  const main = { path: resolve(root, source.file), value: source.value };
  const paths: string[] = [];
  const ids = new Set<string>();
  for (const [path, item] of Object.entries(items)) {
    const written = await itemBehind(root, main, item);
    if (!written) continue;
    editor.writeOut(["paths", path], withoutTaken(written, ids));
    paths.push(path);
  }
  return { edited: paths.length > 0 ? editor.result() : { text: source.text, line: 1 }, paths };
}

/** What two paths refer to has its operations twice: the ids are the first one's. */
function withoutTaken(item: Data, ids: Set<string>): Data {
  for (const operation of isRecord(item) ? Object.values(item) : []) {
    if (!isRecord(operation) || typeof operation["operationId"] !== "string") continue;
    const { operationId: id } = operation;
    if (ids.has(id)) delete operation["operationId"];
    ids.add(id);
  }
  return item;
}

interface File {
  /** From the root of the file system. */
  readonly path: string;
  readonly value: unknown;
}

/** What `item` refers to, as it has to be written in `main`; nothing where it does not refer to anything that is there. */
async function itemBehind(root: string, main: File, item: unknown): Promise<Data | undefined> {
  const seen = new Set<string>();
  let [file, found] = [main, item];
  while (isRecord(found) && typeof found["$ref"] === "string") {
    const [name = "", pointer = ""] = found["$ref"].split("#");
    const path = name === "" ? file.path : resolve(dirname(file.path), name);
    const place = `${path}#${pointer}`;
    if (seen.has(place)) return undefined;
    seen.add(place);
    file = path === main.path ? main : { path, value: await readValue(root, path) };
    found = dataAt(dataFrom(file.value), pointerTokens(decode(pointer)));
  }
  return found === item || !isRecord(found) ? undefined : movedItem(dataFrom(found), file.path, main.path);
}

async function readValue(root: string, path: string): Promise<unknown> {
  const file = relative(root, path).split(sep).join("/");
  const text = await readText(root, file);
  return typeof text === "string" ? new YamlSource(file, text).value : undefined;
}

function movedItem(item: Data, from: string, to: string): Data {
  if (from === to) return item;
  for (const { path, file } of referencesIn(item, [])) setAt(item, path, moved(file, from, to));
  return item;
}
