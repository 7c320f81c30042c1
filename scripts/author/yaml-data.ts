import { parseDocument } from "yaml";
import type { Path } from "../load/yaml-source.js";

/** Plain data that is being changed. */
export type Data = null | boolean | number | string | Data[] | { [key: string]: Data };

/** As the toolkit reads its sources. */
export const yamlOptions = { prettyErrors: false, strict: true, stringKeys: true } as const;

/** A YAML file as data, in which nothing is shared: an alias has a copy of what it stands for. */
export function dataOf(text: string): Data {
  return dataFrom(parseDocument(text, yamlOptions).toJS({ maxAliasCount: 100 }));
}

/** A copy of `value` in which nothing is shared or left out. */
export function dataFrom(value: unknown): Data {
  return JSON.parse(JSON.stringify(value ?? null));
}

/** Puts `value` at `path`, below a map that is there. */
export function setAt(data: Data, path: Path, value: Data): boolean {
  const owner = dataAt(data, path.slice(0, -1));
  if (typeof owner !== "object" || owner === null || Array.isArray(owner)) return false;
  owner[String(path.at(-1))] = value;
  return true;
}

export function dataAt(data: Data, path: Path): Data | undefined {
  let found: Data | undefined = data;
  for (const step of path) {
    if (Array.isArray(found)) found = found[Number(step)];
    else if (typeof found === "object" && found !== null && Object.hasOwn(found, step)) found = found[step];
    else return undefined;
  }
  return found;
}
