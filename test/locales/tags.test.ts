import { describe, expect, it } from "vitest";
import { formatNamed } from "../../scripts/locales/formats.js";
import type { TranslationUnit } from "../../scripts/locales/translation-unit.js";
import { readWith } from "./files.js";

const unit: TranslationUnit = { key: "k", source: "", target: "", state: "done", notes: [] };
const file = (target: string, source = target) => ({
  sourceLanguage: "vi",
  targetLanguage: "en",
  units: [{ ...unit, source, target }],
});

const targetIn = (text: string): string => /<target[^>]*>(.*)<\/target>/s.exec(text)?.[1] ?? "";

/** What is read where `target` and `source` are the contents of elements. */
const read1 = (target: string, source = "") => {
  const xlf = `<xliff version="1.2"><file><body><trans-unit id="k"><source>${source}</source><target>${target}</target></trans-unit></body></file></xliff>`;
  return readWith(formatNamed("xliff-1.2"), xlf).units[0]?.target;
};
const read2 = (target: string, source = "", data = "") => {
  const xlf = `<xliff version="2.0" srcLang="vi"><file id="f"><unit id="k">${data}<segment><source>${source}</source><target>${target}</target></segment></unit></file></xliff>`;
  return readWith(formatNamed("xliff-2.0"), xlf).units[0]?.target;
};

describe("placeholders are written", () => {
  it("as tags that have their names for ids, a number from the second one on", () => {
    const text = "{{b}}: {{a}} {{b}} {{b}} {{ c }} {{{a}}}";
    expect(targetIn(formatNamed("xliff-1.2").write(file(text)))).toBe(
      '<x id="b" equiv-text="{{b}}"/>: <x id="a" equiv-text="{{a}}"/> <x id="b-2" equiv-text="{{b}}"/> <x id="b-3" equiv-text="{{b}}"/> {{ c }} {<x id="a-2" equiv-text="{{a}}"/>}',
    );
    expect(targetIn(formatNamed("xliff-2.0").write(file("{{a}}")))).toBe(
      '<ph id="a" equiv="{{a}}" disp="{{a}}" canDelete="no"/>',
    );
  });

  it("as they are in PO, with no flag that promises a check of something else", () => {
    expect(formatNamed("po").write(file("a {{b}}"))).toContain(
      '\nmsgctxt "k"\nmsgid "a {{b}}"\nmsgstr "a {{b}}"\n',
    );
    expect(formatNamed("po").write(file("a {{b}}"))).not.toContain("#,");
  });
});

describe("placeholders are read", () => {
  it.each([
    ["as text", "a {{b}} {{c}} {{b}}", "a {{b}} {{c}} {{b}}"],
    [
      "by what a tag stands for",
      '<x id="1" equiv-text="{{b}}"/> <bx id="2" equiv-text="{{c}}"/>',
      "{{b}} {{c}}",
    ],
    ["with spaces in it", '<x id="INTERPOLATION" equiv-text="{{ b }}"/>', "{{b}}"],
    ["by a tag's content", '<ph id="1">{{b}}</ph> <it id="2" pos="open">{{c}}</it>', "{{b}} {{c}}"],
    ["by content before anything else", '<ph id="1" equiv-text="{{z}}">{{b}}</ph>', "{{b}}"],
    ["by its type", '<x id="1" ctype="x-{{b}}"/>', "{{b}}"],
    ["by its id", '<x id="b"/> <x id="b-2"/> <g id="c"/>', "{{b}} {{b}} {{c}}"],
    ["within groups and marks", '<g id="1">a <mrk mtype="protected">{{b}}</mrk></g>', "a {{b}}"],
    [
      "as other code that it is",
      '<bpt id="1">&lt;b&gt;</bpt>{{b}}<ept id="1">&lt;/b&gt;</ept>',
      "<b>{{b}}</b>",
    ],
    ["as code by its equivalent", '<x id="1" ctype="lb" equiv-text="&lt;br&gt;"/>', "<br>"],
    ["in a tag that became text", 'a &lt;x id="b" equiv-text="{{b}}"/&gt;', "a {{b}}"],
  ])("in XLIFF 1.2 %s", (_, written, want) => {
    expect(read1(written)).toBe(want);
  });

  it("by the tag of the same id in the source", () => {
    const source = '<x id="1" equiv-text="{{b}}"/> <x id="2" equiv-text="{{c}}"/>';
    expect(read1('<x id="2"/> <x id="1" equiv-text="b"/>', source)).toBe("{{c}} {{b}}");
    expect(read2('<ph id="1"/>', '<ph id="1" disp="{{b}}"/>')).toBe("{{b}}");
  });

  it("not in a tag that is text in the source as well", () => {
    const text = 'write &lt;x id="1" equiv-text="{{b}}"/&gt;';
    expect(read1(text, text)).toBe('write <x id="1" equiv-text="{{b}}"/>');
  });

  it.each([
    ["by what a tag stands for", '<ph id="1" equiv="{{b}}"/><sc id="2" disp="{{c}}"/>', "{{b}}{{c}}"],
    ["by its data", '<ph id="1" dataRef="d1" equiv="b"/>', "{{b}}"],
    ["in pairs", '<pc id="1" dataRefStart="d2" dataRefEnd="d3">a</pc>', "<b>a</b>"],
    ["beside characters by number", 'a<cp hex="001b"/><cp hex="D83D"/>{{b}}', "a\u001b\uD83D{{b}}"],
    ["within marks", '<mrk id="1">a <sm id="2"/>{{b}}<em startRef="2"/></mrk>', "a {{b}}"],
  ])("in XLIFF 2.0 %s", (_, written, want) => {
    const data =
      '<originalData><data id="d1">{{b}}</data><data id="d2">&lt;b&gt;</data><data id="d3">&lt;/b&gt;</data></originalData>';
    expect(read2(written, "", data)).toBe(want);
  });

  it.each([
    ["xliff-1.2", '<x id="1"/>'],
    ["xliff-1.2", '<x id="1" ctype="image"/>'],
    ["xliff-2.0", '<ph id="1" dataRef="d9"/>'],
    ["xliff-2.0", '<cp hex="110000"/>'],
    ["xliff-2.0", '<cp hex="x"/>'],
  ])("and not guessed: in %s, %s says nothing", (name, tag) => {
    const ours = formatNamed(name).write(file("a", "b"));
    const broken = ours.replace(/>a<\/target>/, `>a ${tag}</target>`);
    const line = broken.split("\n").findIndex((each) => each.includes(tag));
    const column = broken.split("\n")[line]?.indexOf(tag) ?? 0;
    expect(formatNamed(name).read(broken)).toEqual([
      { mistake: "tag", values: { tag }, line: line + 1, column: column + 1 },
    ]);
  });
});

describe("white space", () => {
  const text = "  a\n\n  b\t ";

  it.each([
    ["counts where the unit says so", '<trans-unit xml:space="preserve" id="k">', "<target>", text],
    ["counts where the target says so", '<trans-unit id="k">', '<target xml:space="preserve">', text],
    ["is the tool's otherwise", '<trans-unit id="k">', "<target>", "a b"],
    [
      "is the tool's where it says so",
      '<trans-unit xml:space="preserve" id="k">',
      '<target xml:space="default">',
      "a b",
    ],
  ])("%s", (_, start, target, want) => {
    const xlf = `<xliff version="1.2"><file><body>${start}${target}${text}</target></trans-unit></body></file></xliff>`;
    expect(readWith(formatNamed("xliff-1.2"), xlf).units[0]?.target).toBe(want);
  });
});
