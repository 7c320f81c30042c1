import { eastAsianWidth } from "get-east-asian-width";

/** How many columns of a terminal `text` takes. */
export function width(text: string): number {
  const visible = [...text].filter((character) => !/[\p{M}\p{Cf}]/u.test(character));
  return visible.reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0) ?? 0), 0);
}

/** Where a line may end: after a space, and beside a letter of a script that is written without spaces. */
const mayEnd =
  /(?<=\s)(?=\S)|(?<=[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}])(?![\p{P}\p{M}\s])|(?<=[^\s\p{Ps}])(?=[\p{Ideographic}\p{Script=Hiragana}\p{Script=Katakana}])/u;

/** `text` in lines of at most `columns`. What is too long for a line by itself is broken between its characters. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.split(mayEnd).flatMap((piece) => breakPiece(piece, columns))) {
    if (line !== "" && width(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

function breakPiece(piece: string, columns: number): string[] {
  if (width(piece.trimEnd()) <= columns) return [piece];
  const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(piece);
  return [...characters].map(({ segment }) => segment);
}
