import { YamlEditor } from "../author/yaml-editor.js";
import { isRecord } from "../load/json.js";

/** The scripts that a project needs, by name. */
export const scripts = { generate: "maloi generate", "generate:check": "maloi generate --check" } as const;

/** `text` of a package.json with those of the scripts that it lacks, and their names; nothing where it lacks none. */
export function addScripts(
  text: string,
): { readonly text: string; readonly added: readonly string[] } | undefined {
  const manifest: unknown = JSON.parse(text);
  const own = isRecord(manifest) ? manifest["scripts"] : undefined;
  const missing = Object.entries(scripts).filter(([name]) => !isRecord(own) || !Object.hasOwn(own, name));
  if (missing.length === 0 || !isRecord(manifest)) return undefined;
  const added = missing.map(([name]) => name);
  // What is empty has no line to go by.
  const isEmpty = !isRecord(own) || Object.keys(own).length === 0;
  if (isEmpty) {
    const written = JSON.stringify(
      { ...manifest, scripts: Object.fromEntries(missing) },
      undefined,
      indentOf(text),
    );
    return { text: `${written}\n`, added };
  }
  const editor = new YamlEditor(text);
  for (const [name, command] of missing) editor.insert(["scripts"], name, command);
  const edited = editor.result();
  return edited.text === undefined ? undefined : { text: edited.text, added };
}

function indentOf(text: string): string {
  return /^([ \t]+)"/m.exec(text)?.[1] ?? "  ";
}
