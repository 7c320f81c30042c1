import { type BundledPackage, nameAndVersion } from "./bundled-packages.js";
import { loadLicenceTexts } from "./licence-texts.js";

/** Where it is in dist/. */
export const noticeFileName = "THIRD-PARTY-LICENSES.txt";

/**
 * The file that goes with the bundles: which packages are in them, and under what terms. A text that several packages have
 * stands there once. The same packages give the same bytes.
 */
export function emitNoticeFile(packages: readonly BundledPackage[]): string {
  const holders = new Map<string, string[]>();
  for (const { title, text } of packages.flatMap(textsOf))
    holders.set(text, [...(holders.get(text) ?? []), title]);
  const sections = [...holders].map(
    ([text, titles]) => `${"=".repeat(80)}\n${titles.join("\n")}\n${"-".repeat(80)}\n\n${text}\n`,
  );
  return [`${introduction}\n\n${packages.map(emitLine).join("")}`, ...sections].join("\n");
}

const introduction = `maloi is under the MIT licence: see LICENSE. dist/bin and dist/site have code of these packages in them too, which is
under the licences named here; their texts follow.`;

const emitLine = (one: BundledPackage): string =>
  `${nameAndVersion(one)}  ${one.licence}  ${one.repository}`.trimEnd().concat("\n");

function textsOf(one: BundledPackage): { readonly title: string; readonly text: string }[] {
  const { own, supplied, notices } = loadLicenceTexts(one);
  const title = nameAndVersion(one);
  return [
    ...[...own, ...supplied].map((text) => ({ title, text })),
    ...notices.map((text) => ({ title: `${title}: notice`, text })),
  ];
}
