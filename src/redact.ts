/** Takes the secret out of what is said about a call. */
export interface Redactor {
  /**
   * Takes `secret` out from now on.
   *
   * @param passes whether it will be another one soon: only the latest of those are remembered.
   * @param also what else gives it away.
   * @throws URIError where it is not well-formed text.
   */
  learn(secret: string, passes: boolean, also?: readonly string[]): void;
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

/** So many secrets that pass are remembered, where nobody says how many. */
const usualMost = 50;

/**
 * @param secrets what is secret from the start, and stays so.
 * @param most how many secrets that pass are remembered: more than a service can still repeat when each attempt had one of
 * its own.
 * @throws URIError where one is not well-formed text.
 */
export function createRedactor(secrets: readonly string[] = [], most = usualMost): Redactor {
  const lasting = new Map<string, readonly string[]>();
  const passing = new Map<string, readonly string[]>();
  let sorted: readonly string[] | undefined;
  const text = (said: string, isCut = false) => {
    sorted ??= longestFirst([...lasting.values(), ...passing.values()].flat());
    const forms = sorted;
    const left = forms.reduce((rest, form) => rest.replaceAll(form, replacement), said);
    return isCut ? left.slice(0, Math.max(0, left.length - (forms[0]?.length ?? 0))) : left;
  };
  const redactor: Redactor = {
    learn(secret, passes, also = []) {
      const known = passing.get(secret);
      // Who is used again is among the latest again.
      if (known && passes) passing.delete(secret);
      else if (lasting.has(secret)) return;
      else sorted = undefined;
      (passes ? passing : lasting).set(secret, known ?? [secret, ...also].flatMap(writtenForms));
      const [oldest = ""] = passing.keys();
      if (passing.size > most) passing.delete(oldest);
    },
    text,
    cause: (cause) => retell(cause, text, 0),
  };
  for (const secret of secrets) redactor.learn(secret, false);
  return redactor;
}

/** So that none leaves a part of another. */
function longestFirst(forms: readonly string[]): string[] {
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

function writtenForms(secret: string): string[] {
  // A header is sent without the spaces and line breaks around it.
  const bare = secret.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  const written = bare === "" ? [secret] : [secret, bare];
  const normal = written.flatMap((one) => [one, one.normalize("NFC"), one.normalize("NFD")]);
  const forms = normal.flatMap((form) => {
    const json = JSON.stringify(form).slice(1, -1);
    const slashed = json.replaceAll("/", "\\/");
    const nested = [json, slashed].map((text) => JSON.stringify(text).slice(1, -1));
    return [form, json, slashed, ...nested, ...urlForms(form), html(form)];
  });
  return [...new Set(forms)];
}

/** As JavaScript writes it, an address, a form, and those who follow RFC 3986 to the letter. */
function urlForms(text: string): string[] {
  const url = encodeURIComponent(text);
  const octet = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  const address = url.replaceAll("'", "%27");
  const form = String(new URLSearchParams([["", text]])).slice(1);
  const forms = [url, address, form, url.replace(/[!'()*]/g, octet)];
  return forms.flatMap((one) => [
    one,
    one.replace(/%../g, (written) => written.toLowerCase()),
    one.replaceAll("%20", "+"),
  ]);
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
