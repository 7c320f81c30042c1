import { isJsonObject } from "../load/json.js";
import type { Contract, Credential, Operation } from "../model/contract.js";
import { isOpen } from "../model/credential.js";
import type { ReadBody } from "./request-body.js";

/** Whether the request has the secret where the contract says, in one of the ways that it says, or needs none. */
export function hasKey(
  { credentials }: Contract,
  operation: Operation,
  key: string,
  request: Request,
  body: ReadBody,
): boolean {
  const has = (name: string): boolean => {
    const credential = credentials[name];
    return credential !== undefined && givenKey(credential, request, body) === wanted(credential, key);
  };
  return isOpen(operation) || operation.security.some((names) => names.every(has));
}

function givenKey(credential: Credential, { url, headers }: Request, body: ReadBody): unknown {
  const { in: place, name, scheme } = credential;
  switch (place) {
    case "header":
      return withScheme(headers.get(name), scheme);
    case "query":
      return new URL(url).searchParams.get(name);
    case "cookie":
      return cookieOf(headers.get("cookie") ?? "", name);
    case "body": {
      const value = body.kind === "json" || body.kind === "form" ? body.value : undefined;
      return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    }
  }
}

/** What stands before the secret is the same in capitals. */
function withScheme(header: string | null, scheme: string | undefined): string | undefined {
  if (scheme === undefined) return header ?? undefined;
  const [, said = "", secret] = /^(\S+) +(.*)$/.exec(header ?? "") ?? [];
  return said.toLowerCase() === scheme.toLowerCase() ? secret : undefined;
}

function wanted({ scheme }: Credential, key: string): string {
  return scheme === "Basic" ? Buffer.from(key).toString("base64") : key;
}

function cookieOf(header: string, name: string): string | undefined {
  const pairs = header.split(";").map((pair) => pair.trim());
  const own = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  try {
    return own === undefined ? undefined : decodeURIComponent(own);
  } catch {
    return own;
  }
}
