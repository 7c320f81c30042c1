import { describe, expect, it } from "vitest";
import { formatNamed } from "../../scripts/locales/formats.js";
import type { TextState } from "../../scripts/model/translation-record.js";
import { readWith } from "./files.js";

/* How far a text is, in other tools' words. */

const madeIn = (format: string, text: string) =>
  readWith(formatNamed(format), text).units.map(({ state, made }) => [state, made])[0];

const stateOf = (format: string, text: string): TextState | undefined => {
  const [unit] = readWith(formatNamed(format), text).units;
  if (!unit) throw new Error("no text was read");
  expect(unit.target).toBe(unit.state === "missing" ? "" : "b");
  return unit.state;
};

describe("XLIFF 1.2", () => {
  it.each<[unit: string, target: string, want: TextState | undefined]>([
    ["", "", undefined],
    ['approved="yes"', "", "done"],
    // The format takes silence for a no.
    ['approved="no"', "", undefined],
    ["", 'state="final"', "done"],
    ["", 'state="signed-off"', "done"],
    ["", 'state="translated"', "done"],
    ['approved="no"', 'state="translated"', "done"],
    ["", 'state="new"', "needs-review"],
    ["", 'state="needs-translation"', "needs-review"],
    ["", 'state="needs-adaptation"', "stale"],
    ["", 'state="needs-l10n"', "stale"],
    ["", 'state="needs-review-translation"', "needs-review"],
    ["", 'state="needs-review-adaptation"', "needs-review"],
    ["", 'state="x-whatever"', "needs-review"],
    ['approved="yes"', 'state="needs-review-translation"', "needs-review"],
    ["", 'state-qualifier="leveraged-mt"', "machine"],
    ["", 'state="needs-review-translation" state-qualifier="mt-suggestion"', "machine"],
    ["", 'state="needs-translation" state-qualifier="leveraged-mt"', "machine"],
    ["", 'state="translated" state-qualifier="leveraged-mt"', "machine"],
    ['approved="yes"', 'state="translated" state-qualifier="leveraged-mt"', "done"],
    ["", 'state="translated" state-qualifier="mt-suggestion"', "done"],
    ["", 'state="final" state-qualifier="mt-suggestion"', "done"],
  ])("<trans-unit %s><target %s>: %s", (unit, target, want) => {
    const xlf = `<xliff version="1.2"><file><body><trans-unit id="k" ${unit}>
      <source>a</source><target ${target}>b</target></trans-unit></body></file></xliff>`;
    expect(stateOf("xliff-1.2", xlf)).toBe(want);
  });

  it.each([
    ['state="needs-adaptation"', undefined],
    ['state="needs-adaptation" state-qualifier="mt-suggestion"', "machine"],
    ['state="needs-l10n" state-qualifier="leveraged-mt"', "machine"],
    ['state="needs-adaptation" state-qualifier="x-needs-review"', "needs-review"],
    ['state="needs-adaptation" state-qualifier="exact-match"', undefined],
  ])("a stale text, <target %s>: made as %s", (target, want) => {
    const xlf = `<xliff version="1.2"><file><body><trans-unit id="k">
      <source>a</source><target ${target}>b</target></trans-unit></body></file></xliff>`;
    expect(madeIn("xliff-1.2", xlf)).toEqual(["stale", want]);
  });

  it.each(["new", "needs-translation"])("state %s and the source as the target: missing", (state) => {
    const xlf = `<xliff version="1.2"><file><body><trans-unit id="k">
      <source>a</source><target state="${state}">a</target></trans-unit></body></file></xliff>`;
    expect(stateOf("xliff-1.2", xlf)).toBe("missing");
  });
});

describe("XLIFF 2.0", () => {
  it.each<[segment: string, want: TextState | undefined]>([
    ["", undefined],
    ['state="initial"', "needs-review"],
    ['state="translated"', "done"],
    ['state="reviewed"', "done"],
    ['state="final"', "done"],
    ['state="initial" subState="maloi:machine"', "machine"],
    ['state="translated" subState="maloi:stale"', "stale"],
    // Somebody has read it since, and left behind what is ours.
    ['state="reviewed" subState="maloi:machine"', "done"],
    ['state="initial" subState="other:stale"', "needs-review"],
    ['state="initial" subState="maloi:whatever"', "needs-review"],
  ])("<segment %s>: %s", (segment, want) => {
    const xlf = `<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="vi"><file id="f"><unit id="k">
      <segment ${segment}><source>a</source><target>b</target></segment></unit></file></xliff>`;
    expect(stateOf("xliff-2.0", xlf)).toBe(want);
  });

  it("tells how a stale text was made", () => {
    const xlf = (subState: string) => `<xliff version="2.0" srcLang="vi"><file id="f"><unit id="k">
      <segment state="initial" subState="maloi:${subState}"><source>a</source><target>b</target></segment></unit></file></xliff>`;
    expect(
      ["stale.machine", "stale.needs-review", "stale.done", "machine.machine"].map((one) =>
        madeIn("xliff-2.0", xlf(one)),
      ),
    ).toEqual([
      ["stale", "machine"],
      ["stale", "needs-review"],
      ["stale", undefined],
      ["machine", undefined],
    ]);
  });

  it("is as far as the segment that is least far", () => {
    const xlf = `<xliff version="2.0" srcLang="vi"><file id="f"><unit id="k">
      <segment state="final"><source>a</source><target>b</target></segment>
      <segment state="initial" subState="maloi:machine"><source></source><target></target></segment>
      </unit></file></xliff>`;
    expect(formatNamed("xliff-2.0").read(xlf)).toMatchObject([{ mistake: "partial", line: 3 }]);
    const whole = xlf.replace("<source></source><target>", "<source>c</source><target>d");
    expect(readWith(formatNamed("xliff-2.0"), whole).units).toMatchObject([
      { target: "bd", state: "machine" },
    ]);
  });
});

describe("PO", () => {
  it("tells how a stale text was made", () => {
    const po = (mark: string) => `#. state: ${mark}\n#, fuzzy\nmsgctxt "k"\nmsgid "a"\nmsgstr "b"\n`;
    expect(
      ["stale, machine", "stale, needs-review", "stale", "machine, machine"].map((mark) =>
        madeIn("po", po(mark)),
      ),
    ).toEqual([
      ["stale", "machine"],
      ["stale", "needs-review"],
      ["stale", undefined],
      ["machine", undefined],
    ]);
  });

  it.each<[comments: string, want: TextState]>([
    ["", "done"],
    ["#, c-format\n", "done"],
    ["#, fuzzy\n", "needs-review"],
    ["#, c-format, fuzzy\n", "needs-review"],
    ['#, fuzzy\n#| msgid "z"\n', "stale"],
    ["#. state: machine\n#, fuzzy\n", "machine"],
    ['#. state: needs-review\n#, fuzzy\n#| msgid "z"\n', "needs-review"],
    // Whoever takes the flag away has read the text.
    ["#. state: machine\n", "done"],
    ["#. state: done\n#, fuzzy\n", "needs-review"],
  ])("%j: %s", (comments, want) => {
    expect(stateOf("po", `${comments}msgctxt "k"\nmsgid "a"\nmsgstr "b"\n`)).toBe(want);
  });
});
