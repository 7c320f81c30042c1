/** Takes the secret out of what is said about a call. */
export interface Redactor {
  /** `text` without the secret: as it is, and as JSON, URLs and forms write it. */
  text(text: string): string;
  /**
   * What `cause` says, retold without the secret: name, message, stack and `code`, and those of its own causes. The
   * original is never handed on, because nobody can look through everything that an object may hold.
   */
  cause(cause: unknown): Error;
}

const replacement = "[redacted]";

/** So many causes of causes are retold. */
const deepest = 8;

/** @throws URIError where the secret is not well-formed text. */
export function createRedactor(secret: string): Redactor {
  const forms = writtenForms(secret);
  const text = (said: string) => forms.reduce((left, form) => left.replaceAll(form, replacement), said);
  return { text, cause: (cause) => retell(cause, text, 0) };
}

/** The longest first, so that none leaves a part of another. */
function writtenForms(secret: string): string[] {
  const normal = [secret, secret.normalize("NFC"), secret.normalize("NFD")];
  const forms = normal.flatMap((form) => {
    const json = JSON.stringify(form).slice(1, -1);
    const url = encodeURIComponent(form);
    return [form, json, json.replaceAll("/", "\\/"), url, url.replaceAll("%20", "+")];
  });
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

function retell(cause: unknown, text: (said: string) => string, depth: number): Error {
  if (typeof cause === "string") return new Error(text(cause));
  const said = (key: string) => {
    const value = read(cause, key);
    return typeof value === "string" ? text(value) : undefined;
  };
  const inner = depth < deepest ? read(cause, "cause") : undefined;
  const options = inner === undefined ? undefined : { cause: retell(inner, text, depth + 1) };
  const copy = new Error(said("message") ?? "", options);
  for (const key of ["name", "stack", "code"]) {
    const value = said(key);
    if (value !== undefined) Object.defineProperty(copy, key, { value, configurable: true, writable: true });
  }
  return copy;
}

/** A property of whatever was thrown, which may be a trap. */
function read(value: unknown, key: string): unknown {
  try {
    return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  } catch {
    return undefined;
  }
}
