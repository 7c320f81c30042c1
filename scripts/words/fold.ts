/** `text` for comparing: without accents, in lower case, with single spaces. "Số dư" and "so  du" are the same. */
export function fold(text: string): string {
  return plain(text).normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
}

/** The same with its accents kept, whichever way they were typed. */
export function plain(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}
