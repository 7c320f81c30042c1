import { expect, it } from "vitest";
import { contractOf, edited, en, minimal, vi } from "../model/minimal-contract.js";
import { build, publish } from "./built-site.js";
import { elementsOf } from "./parsed-page.js";

const files = await build(
  await publish(
    contractOf(
      edited([
        [vi, "action: Sửa lại.\n", 'action: Sửa lại.\n    formerly: ["Hỏng <b>: {{detail}}", Sai]\n'],
        [en, "action: Correct it.\n", "action: Correct it.\n    formerly: [Broken]\n"],
      ]),
    ),
  ),
);
const read = (path: string) => files.get(path) ?? "";

/* Whoever came by an old wording sees on the page that it was this code's. */
it.each([
  ["vi", "Trước đây được mô tả là", "“Hỏng <b>: …”, “Sai”", "“Hỏng &#60;b&#62;: …”, “Sai”"],
  ["en", "Formerly described as", "“Broken”", "“Broken”"],
])("a code's page in %s tells its earlier wordings in that language", (language, label, want, markdown) => {
  const elements = elementsOf(read(`${language}/errors/ERROR_DATA/index.html`));
  const index = elements.findIndex(({ name, text }) => name === "dt" && text === label);
  expect(elements.slice(index).find(({ name }) => name === "dd")?.text).toBe(want);
  expect(read(`${language}/errors/ERROR_DATA/index.md`)).toContain(`- ${label}: ${markdown}\n`);
});

it("a code's page says nothing of them where there are none", () => {
  for (const name of ["html", "md"]) {
    expect(read(`en/errors/ERROR_RATE/index.${name}`)).toContain("Too fast");
    expect(read(`en/errors/ERROR_RATE/index.${name}`)).not.toContain("Formerly");
  }
});

it("the data to download has them, and the index of each language its own", () => {
  const { errors } = JSON.parse(read("errors.json"));
  expect(errors[1].formerly).toEqual({ vi: ["Hỏng <b>: {{detail}}", "Sai"], en: ["Broken"] });
  expect(errors[0]).not.toHaveProperty("formerly");
  expect(read("vi/search.js")).toContain("\\tHỏng \\u003cb>: …\\tSai");
  expect(read("vi/search.js")).not.toContain("Broken");
  expect(read("en/search.js")).toContain("\\tBroken");
});

it("a contract without any has none anywhere", async () => {
  const plain = await build(await publish(contractOf(minimal)));
  for (const [path, content] of plain)
    if (!/guides|llms|site\./.test(path))
      expect([path, content]).not.toEqual([path, expect.stringMatching(/formerly/i)]);
});
