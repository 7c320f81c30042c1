/** What HTML cannot hold, not even escaped: control characters, halves of pairs, and what is no character. */
const impossible = /(?![\t\n\r])\p{Cc}|[\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** A page as a file, of its `html` element. Whatever texts hold, it is well-formed. */
export function htmlDocument(html: string): string {
  return `<!doctype html>\n${html.replace(impossible, "\uFFFD")}\n`;
}
