/** `text` with a space for each control character: HTML has no way to write them. Line breaks and tabs are none of them. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]/gu, " ");
}
