import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { BundledPackage } from "./bundled-packages.js";

/*
 * The texts that go with a copy of a package. Where it does not bring them, they are in `texts/`, in a folder of its name, as
 * its repository has them: LICENSE.txt, and NOTICE.txt for what it has from others.
 */

const supplied = join(import.meta.dirname, "texts");

/** The texts of a package, as they are in its files; none where it brings none. */
export interface LicenceTexts {
  readonly own: readonly string[];
  /** From `texts/`. */
  readonly supplied: readonly string[];
  /** Its own and those of `texts/`. */
  readonly notices: readonly string[];
}

export function loadLicenceTexts({ name, folder }: BundledPackage): LicenceTexts {
  const extra = join(supplied, name);
  return {
    own: textsIn(folder, licenceFile),
    supplied: textsIn(extra, licenceFile),
    notices: [...textsIn(folder, noticeFile), ...textsIn(extra, noticeFile)],
  };
}

const licenceFile = /^(?:un)?licen[cs]e|^copying/i;
const noticeFile = /^notice/i;

/** The packages that `texts/` has something of. */
export function suppliedNames(): string[] {
  const files = readdirSync(supplied, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const folders = files.map(({ parentPath }) => relative(supplied, parentPath).replaceAll(sep, "/"));
  return [...new Set(folders)].sort();
}

/** Line ends and the space around a text are not part of it: the same text is the same in each package. */
function textsIn(folder: string, names: RegExp): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile());
  const found = files.map(({ name }) => name).filter((name) => names.test(name));
  return found.sort().map((name) => {
    const text = readFileSync(join(folder, name), "utf8").replace(/^\uFEFF/, "");
    return text
      .replace(/[ \t]*\r?\n/g, "\n")
      .replace(/^\n+/, "")
      .trimEnd();
  });
}
