/** What people call things, folded; in Vietnamese where the second list has it. */
const names: Readonly<Record<string, readonly [english: readonly string[], vietnamese: readonly string[]]>> =
  {
    code: [
      ["code", "error code", "errorcode", "err code", "error", "key", "id"],
      ["ma", "ma loi", "ma code", "ma so", "ma so loi"],
    ],
    status: [
      ["status", "http", "http status", "http code", "status code", "http status code"],
      ["trang thai", "trang thai http", "ma http", "ma trang thai"],
    ],
    category: [
      ["category", "group", "type", "kind"],
      ["nhom", "loai", "phan loai", "nhom loi", "loai loi"],
    ],
    retry: [
      ["retry", "retryable", "can retry"],
      ["thu lai", "duoc thu lai"],
    ],
    aliases: [
      ["alias", "aliases"],
      ["bi danh", "ten khac"],
    ],
    operations: [
      ["operation", "operations", "api", "endpoint", "method"],
      ["thao tac", "phuong thuc"],
    ],
    short: [
      ["message", "msg", "error message", "error description", "errordescription", "title", "summary"],
      ["thong bao", "thong diep", "thong bao loi", "ten loi", "tieu de"],
    ],
    description: [
      ["description", "desc", "text", "comment"],
      ["mo ta", "noi dung", "mo ta loi"],
    ],
    explanation: [
      ["explanation", "cause", "causes", "reason", "details", "detail", "meaning"],
      ["nguyen nhan", "giai thich", "ly do", "chi tiet", "y nghia"],
    ],
    action: [
      ["action", "solution", "solutions", "fix", "remedy", "resolution", "how to fix", "what to do"],
      ["giai phap", "cach xu ly", "cach khac phuc", "huong xu ly", "khac phuc", "xu ly", "viec can lam"],
    ],
  };

/** What a column called `text`, folded, is about. */
export function nameOf(text: string): string | undefined {
  return Object.entries(names).find(([, lists]) => lists.flat().includes(text))?.[0];
}

export function isVietnameseName(text: string): boolean {
  return Object.values(names).some(([, vietnamese]) => vietnamese.includes(text));
}
