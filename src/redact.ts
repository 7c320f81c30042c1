/** Takes the secret out of what is said about a call. */
export interface Redactor {
  /**
   * Takes `secret` out from now on.
   *
   * @param passes whether it will be another one soon: only the latest of those are remembered.
   * @throws URIError where it is not well-formed text.
   */
  learn(secret: string, passes: boolean): void;
  /**
   * `text` without the secret: as it is, and as JSON, JSON within JSON, URLs, forms and HTML write it.
   *
   * @param isCut whether the text was cut off, so that its end may be the beginning of the secret.
   */
  text(text: string, isCut?: boolean): string;
  /**
   * What `cause` says, retold without the secret: name, message, stack and `code`, and those of its own causes. The
   * original is never handed on, because nobody can look through everything that an object may hold.
   */
  cause(cause: unknown): Error;
}

const replacement = "[redacted]";

/** So many causes of causes are retold. */
const deepest = 8;

/** So many secrets that pass are remembered: more than a service can still repeat when each attempt had one of its own. */
const most = 50;

/**
 * @param secrets what is secret from the start, and stays so.
 * @throws URIError where one is not well-formed text.
 */
export function createRedactor(secrets: readonly string[] = []): Redactor {
  const lasting = new Set<string>();
  const passing = new Set<string>();
  let forms: readonly string[] = [];
  const text = (said: string, isCut = false) => {
    const left = forms.reduce((rest, form) => rest.replaceAll(form, replacement), said);
    return isCut ? left.slice(0, Math.max(0, left.length - (forms[0]?.length ?? 0))) : left;
  };
  const redactor: Redactor = {
    learn(secret, passes) {
      if (lasting.has(secret) || passing.has(secret)) return;
      (passes ? passing : lasting).add(secret);
      const [oldest = ""] = passing;
      if (passing.size > most) passing.delete(oldest);
      const written = [...lasting, ...passing].flatMap(writtenForms);
      // The longest first, so that none leaves a part of another.
      forms = [...new Set(written)].sort((a, b) => b.length - a.length);
    },
    text,
    cause: (cause) => retell(cause, text, 0),
  };
  for (const secret of secrets) redactor.learn(secret, false);
  return redactor;
}

function writtenForms(secret: string): string[] {
  const normal = [secret, secret.normalize("NFC"), secret.normalize("NFD")];
  const forms = normal.flatMap((form) => {
    const json = JSON.stringify(form).slice(1, -1);
    const url = encodeURIComponent(form);
    const small = url.replace(/%../g, (octet) => octet.toLowerCase());
    const slashed = json.replaceAll("/", "\\/");
    const nested = [json, slashed].map((text) => JSON.stringify(text).slice(1, -1));
    return [form, json, slashed, ...nested, url, small, url.replaceAll("%20", "+"), html(form)];
  });
  return forms;
}

function html(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
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
