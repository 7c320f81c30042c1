/** Takes the secret out of what was said about a call. */
export interface Redactor {
  /** `text` without the secret, however it is written there. */
  text(text: string): string;
  /** `cause` itself where it holds no secret, else a copy of what it says without it. */
  cause(cause: unknown): unknown;
}

const replacement = "[redacted]";

/** How deep, and how many values, are looked at: enough for any chain of causes, little enough for any object. */
const deepest = 8;
const most = 2000;

export function createRedactor(secret: string | undefined): Redactor {
  const forms = secret ? writtenForms(secret) : [];
  const text = (said: string) => forms.reduce((left, form) => left.replaceAll(form, replacement), said);
  const holdsSecret = (said: string) => forms.some((form) => said.includes(form));
  return {
    text,
    cause: (cause) => (forms.length > 0 && someText(cause, holdsSecret) ? copyOf(cause, text, 0) : cause),
  };
}

/** The secret as it is, within JSON, and within a URL; the longest first, so that none leaves a part of another. */
function writtenForms(secret: string): string[] {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** Whether `test` holds for any text that a look into `value` could show. */
function someText(value: unknown, test: (text: string) => boolean): boolean {
  const seen = new Set<object>();
  const look = (current: unknown, depth: number): boolean => {
    if (typeof current === "string") return test(current);
    if (typeof current !== "object" || current === null || seen.has(current)) return false;
    // What cannot be looked through is taken to hold it.
    if (depth > deepest || seen.size >= most) return true;
    seen.add(current);
    return insides(current).some((inside) => look(inside, depth + 1));
  };
  return look(value, 0);
}

/** What an object holds, without running any code of its own. */
function insides(value: object): unknown[] {
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  if (value instanceof Set) return [...value];
  const own = Reflect.ownKeys(value).map((key) => Object.getOwnPropertyDescriptor(value, key)?.value);
  return value instanceof Error ? [value.message, value.stack, value.cause, ...own] : own;
}

/** What an error says, without the secret; nothing at all of anything else. */
function copyOf(cause: unknown, text: (said: string) => string, depth: number): unknown {
  if (typeof cause === "string") return text(cause);
  if (!(cause instanceof Error)) return replacement;
  const inner =
    cause.cause === undefined || depth > deepest ? undefined : copyOf(cause.cause, text, depth + 1);
  const copy = new Error(text(cause.message), inner === undefined ? undefined : { cause: inner });
  const { stack } = cause;
  Object.defineProperty(copy, "name", { value: text(cause.name), configurable: true });
  Object.defineProperty(copy, "stack", { value: stack && text(stack), configurable: true });
  return copy;
}
