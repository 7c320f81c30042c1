/** Where the string ends that begins with the quote at `start`; absent where nothing closes it. Patterns give up on long ones. */
export function endOfString(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined;
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === "\\" ? 2 : 1;
  return end < text.length ? end + 1 : undefined;
}
