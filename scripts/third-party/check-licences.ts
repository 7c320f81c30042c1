import { type BundledPackage, nameAndVersion } from "./bundled-packages.js";
import { type LicenceTexts, loadLicenceTexts, suppliedNames } from "./licence-texts.js";

/** The licences that what is published may be under in part, by SPDX's ids, and words that the text of each has. */
const allowed: ReadonlyMap<string, string> = new Map([
  ["0BSD", "Permission to use, copy, modify, and/or distribute this software"],
  ["Apache-2.0", "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION"],
  ["BlueOak-1.0.0", "Blue Oak Model License"],
  ["BSD-2-Clause", "Redistribution and use in source and binary forms"],
  ["BSD-3-Clause", "Redistribution and use in source and binary forms"],
  ["CC0-1.0", "CC0 1.0 Universal"],
  ["ISC", "Permission to use, copy, modify, and/or distribute this software"],
  ["MIT", "Permission is hereby granted, free of charge"],
  ["Python-2.0", "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2"],
  ["Unlicense", "This is free and unencumbered software released into the public domain"],
]);

/** Whatever forbids to publish these packages with maloi: a sentence each, with what to do. */
export function checkLicences(packages: readonly BundledPackage[]): string[] {
  const names = new Set(packages.map(({ name }) => name));
  const left = suppliedNames().filter((name) => !names.has(name));
  return [
    ...packages.flatMap((one) => checkLicence(one, loadLicenceTexts(one))),
    ...left.map((name) => `${name} is in no bundle any more: delete ${folderOf(name)}.`),
  ];
}

function checkLicence(one: BundledPackage, { own, supplied }: LicenceTexts): string[] {
  const [title, folder] = [nameAndVersion(one), folderOf(one.name)];
  const words = allowed.get(one.licence);
  if (words === undefined) {
    const licence = one.licence === "" ? "no licence that it names" : `"${one.licence}"`;
    return [
      `${title} is under ${licence}, which is not in the list of check-licences.ts: ask whether maloi may be published with it; add the licence there, or bundle another package.`,
    ];
  }
  const isWhole = (text: string): boolean => text.replace(/\s+/g, " ").includes(words);
  if (![...own, ...supplied].some(isWhole)) {
    return [
      `${title} does not bring the text of its licence, ${one.licence}: copy it from ${one.repository} to ${folder}/LICENSE.txt.`,
    ];
  }
  if (supplied.length > 0 && own.some(isWhole))
    return [`${title} brings the text of its licence by now: delete ${folder}/LICENSE.txt.`];
  return [];
}

const folderOf = (name: string): string => `scripts/third-party/texts/${name}`;
