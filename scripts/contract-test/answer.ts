import { readRetryAfter } from "../../src/retry/retry-after.js";
import type { JsonValue } from "../load/json.js";

/** So much of an answer is read, in bytes. */
export const longestAnswer = 1024 * 1024;

/** What came back, read as far as `longestAnswer`. */
export interface Answer {
  readonly status: number;
  /** Whether the status is a success's. */
  readonly ok: boolean;
  readonly headers: Headers;
  readonly text: string;
  /** Whether there was more. */
  readonly isCut: boolean;
  /** What the text is JSON for; `undefined` where it is none. */
  readonly body: JsonValue | undefined;
  /** How long the service asks to wait, in ms. */
  readonly retryAfter: number | undefined;
}

/** Why nothing came back. */
export interface NoAnswer {
  readonly failed: "timeout" | "network" | "interrupted";
  /** What the system says about it; anything may be in it. */
  readonly reason: string;
}

/** Sends `request` once. A redirect is not followed: it would carry the key to whichever host it names. */
export async function send(
  request: Request,
  { timeout, signal }: { readonly timeout: number; readonly signal: AbortSignal },
): Promise<Answer | NoAnswer> {
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(request, {
      signal: AbortSignal.any([limit, signal]),
      redirect: "manual",
    });
    const { status, ok, headers } = response;
    const { text, isCut } = await readText(response);
    const retryAfter = readRetryAfter(headers, Date.now());
    return { status, ok, headers, text, isCut, body: readJson(text), retryAfter };
  } catch (error) {
    if (signal.aborted) return { failed: "interrupted", reason: "" };
    if (limit.aborted) return { failed: "timeout", reason: "" };
    return { failed: "network", reason: reasonOf(error) };
  }
}

async function readText({ body }: Response): Promise<{ text: string; isCut: boolean }> {
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    length += read.value.length;
    if (length > longestAnswer) {
      await reader?.cancel();
      return { text, isCut: true };
    }
    text += decoder.decode(read.value, { stream: true });
  }
  return { text: text + decoder.decode(), isCut: false };
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** "fetch failed" says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause = error } = error;
  if (cause instanceof Error) return "code" in cause ? String(cause.code) : cause.message;
  return String(cause);
}
