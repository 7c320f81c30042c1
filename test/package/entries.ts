import { readdirSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { manifest } from "./project.js";

/** Something that the installed package exports. */
export interface Entry {
  /** What is imported: `maloi/locales/vi`. */
  readonly name: string;
  /** The file that it leads to, within the package. */
  readonly file: string;
}

/** All that the package in a project exports, with patterns filled in by the files that it has. */
export function entriesOf(project: string): Entry[] {
  return Object.entries(manifest.exports).flatMap(([path, target]) => {
    const file = typeof target === "string" ? target : target.default;
    const name = join("maloi", path);
    if (!name.includes("*")) return [{ name, file }];
    const [before = "", after = ""] = file.split("*");
    return filesIn(project, before)
      .filter((found) => found.startsWith(before) && found.endsWith(after))
      .map((found) => {
        const star = found.slice(before.length, found.length - after.length);
        return { name: name.replace("*", star), file: found };
      });
  });
}

/** Those that are modules of JavaScript. */
export function modulesOf(project: string): string[] {
  return entriesOf(project)
    .filter(({ file }) => file.endsWith(".js"))
    .map(({ name }) => name);
}

/** Those that are data; by what compilers make of them, not the YAML and the Markdown. */
export function jsonOf(project: string): string[] {
  return entriesOf(project)
    .filter(({ file }) => file.endsWith(".json"))
    .map(({ name }) => name);
}

function filesIn(project: string, start: string): string[] {
  const folder = start.endsWith("/") ? start : `${dirname(start)}/`;
  const names = readdirSync(join(project, "node_modules/maloi", folder), {
    recursive: true,
    encoding: "utf8",
  });
  return names.map((name) => folder + name);
}
