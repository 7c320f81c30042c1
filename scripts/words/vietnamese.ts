/** Whether there are letters in `text` that hardly any other language has. */
export function isVietnamese(text: string): boolean {
  return /[ăđơưẠ-ỹ]/iu.test(text.normalize("NFC"));
}
