import { describe, expect, it } from "vitest";
import { formatNamed } from "../../scripts/locales/formats.js";
import { readWith } from "./files.js";

/* Texts that tools have cut into sentences, and what converters leave among the texts. */

const xliff1 = (units: string) => `<xliff version="1.2"><file><body>${units}</body></file></xliff>`;

describe("XLIFF 1.2", () => {
  const cut = (second: string) =>
    xliff1(`<trans-unit id="k"><source>A. B.</source><target><mrk mtype="seg" mid="1">C.</mrk>
${second}</target></trans-unit>`);

  it("is whole where each of its sentences is translated", () => {
    const read = readWith(formatNamed("xliff-1.2"), cut('<mrk mtype="seg" mid="2">D.</mrk>'));
    expect(read.units).toMatchObject([{ target: "C. D." }]);
  });

  it("is no text where one of them is not", () => {
    const read = formatNamed("xliff-1.2").read(cut('<mrk mtype="seg" mid="2"/>'));
    expect(read).toMatchObject([{ mistake: "partial", line: 2, column: 1 }]);
  });

  it("has no text for the header of a PO file", () => {
    const header =
      '<trans-unit id="1" restype="x-gettext-domain-header"><target>Language: ja</target></trans-unit>';
    const unit = '<trans-unit id="k"><source>a</source><target>b</target></trans-unit>';
    const { units } = readWith(formatNamed("xliff-1.2"), xliff1(header + unit));
    expect(units.map(({ key }) => key)).toEqual(["k"]);
  });
});

it("XLIFF 2.0 says in which order sentences follow each other in the translation", () => {
  const segment = (target: string) => `<segment><source>a</source>${target}</segment>`;
  const between = "<ignorable><source> </source></ignorable>";
  const text = `<xliff version="2.0" srcLang="vi" trgLang="ja"><file id="f"><unit id="k">
    ${segment('<target order="3">C</target>')}${between}${segment('<target order="1">D</target>')}
    </unit></file></xliff>`;
  expect(readWith(formatNamed("xliff-2.0"), text).units).toMatchObject([{ target: "D C" }]);
});
