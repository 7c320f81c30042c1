import fc from "fast-check";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { jsonFile } from "../../scripts/emit/json.js";
import { codeBlock, codeSpan, escapeMarkdown, table } from "../../scripts/emit/markdown.js";
import { docComment, expression, literal, quoted } from "../../scripts/emit/typescript.js";
import { harmless } from "../../scripts/words/problem-report.js";
import { render } from "../emit/rendered.js";
import { anyName, anyText, runs } from "./texts.js";

const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00A0]|<[/!]/u;
const evaluate = (source: string): unknown => new Function(`"use strict"; return (${source});`)();

/** Without the spaces and controls at either end: Markdown cannot show them, and a rule forbids them. */
const trimmed = (text: string): string => text.replace(/^[\s\p{Cc}]+|[\s\p{Cc}]+$/gu, "");
/** What Markdown can show of `text`: controls become spaces. */
const shown = (text: string): string => trimmed(text).replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ");

describe("any text", () => {
  it("survives as a literal, and hides nothing in it", () => {
    const property = fc.property(anyText, (text) => {
      const source = literal(text);
      expect(evaluate(source)).toBe(text);
      expect(source).not.toMatch(unseen);
    });
    fc.assert(property, runs(1000));
  });

  it("survives in a JSON file, and hides nothing in it", () => {
    const property = fc.property(anyText, (text) => {
      const { content } = jsonFile("a.json", { [text]: [text] });
      expect(JSON.parse(content)).toEqual(Object.fromEntries([[text, [text]]]));
      expect(content).not.toMatch(unseen);
    });
    fc.assert(property, runs(500));
  });

  it("survives as a paragraph, in bold, in a heading and in a list", () => {
    const property = fc.property(anyText, (text) => {
      const escaped = escapeMarkdown(trimmed(text));
      fc.pre(escaped !== "");
      const page = render(`# ${escaped}\n\n${escaped}\n\n**a ${escaped}**\n\n- b: ${escaped}\n`);
      const want = shown(text);
      expect(page.texts).toEqual([want, want, `a ${want}`, `b: ${want}`]);
      expect([page.html, page.emphasized]).toEqual([[], []]);
    });
    fc.assert(property, runs(1000));
  });

  it("survives in the cell of a table", () => {
    const property = fc.property(anyText, anyText, (one, other) => {
      const rows = [[one, other].map((text) => escapeMarkdown(trimmed(text)))];
      const [[, cells] = []] = render(table(["a", "b"], rows)).tables;
      expect(cells).toEqual([shown(one), shown(other)]);
    });
    fc.assert(property, { numRuns: 1000 });
  });

  it("survives as a code span, save for line breaks", () => {
    const property = fc.property(anyText, (text) => {
      const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, "");
      fc.pre(line !== "");
      expect(render(`x ${codeSpan(line)} y`).texts).toEqual([`x ${line} y`]);
      expect(render(table(["x"], [[codeSpan(line)]])).tables[0]?.[1]).toEqual([line]);
    });
    fc.assert(property, runs(1000));
  });

  it("survives as JSON in a block of code", () => {
    const property = fc.property(anyText, (text) => {
      const [body = ""] = render(codeBlock("json", JSON.stringify({ text }, undefined, 2))).code;
      expect(JSON.parse(body)).toEqual({ text });
    });
    fc.assert(property, runs(500));
  });

  it("neither ends a doc comment nor begins a tag in it", () => {
    const property = fc.property(anyText, (text) => {
      const source = `${docComment(["a", quoted(text), "b"])}\nexport const x = 1;\n`;
      const file = ts.createSourceFile("a.ts", source, ts.ScriptTarget.ES2022, true);
      const [statement, ...others] = file.statements;
      expect(others).toEqual([]);
      expect(statement?.getText()).toBe("export const x = 1;");
      expect(statement && ts.getJSDocCommentsAndTags(statement)).toHaveLength(1);
      expect(statement && ts.getJSDocTags(statement)).toEqual([]);
      expect(source).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
    });
    fc.assert(property, runs(1000));
  });

  it("cannot speak to the terminal", () => {
    const property = fc.property(anyText, (text) => {
      expect(harmless(text)).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200B\u2060\uFEFF]/u);
    });
    fc.assert(property, runs(1000));
  });
});

it("any plain data survives as an expression", () => {
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      anyText,
      fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.array(fc.tuple(fc.oneof(anyName, anyText), tie("value")), { maxLength: 4 }).map(Object.fromEntries),
    ),
  }));
  const property = fc.property(value, (data) => {
    expect(JSON.stringify(evaluate(expression(data)))).toBe(JSON.stringify(data));
  });
  fc.assert(property, { numRuns: 1000 });
});
