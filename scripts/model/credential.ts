import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import type { Contract, Credential, Operation } from "./contract.js";

const places = ["body", "header", "query", "cookie"] as const;

/** What the credential of `x-credential` is called, where schemes have names. */
const ownName = "clientKey";

/**
 * Where the secrets go, by the names of their security schemes, those that are asked for first before the others: as
 * `x-credential` says, which knows the body too, else as the security requirements do.
 */
export function credentialsOf(document: JsonObject): Readonly<Record<string, Credential>> {
  const written = document["x-credential"];
  if (written !== undefined) {
    const known = readCredential(written);
    return known ? { [ownName]: known } : {};
  }
  const names = allRequirements(document).flatMap((requirement) => Object.keys(requirement));
  const known = [...new Set(names)].flatMap((name) => {
    const credential = ofScheme(document, name);
    return credential ? [[name, credential] as const] : [];
  });
  return Object.fromEntries(known);
}

/**
 * The names of the credentials that an operation needs: all those of any one of the lists. What the client cannot fill in,
 * such as a certificate, is whoever provides `fetch`'s affair.
 */
export function securityOf(document: JsonObject, operation: JsonObject): string[][] {
  if (document["x-credential"] !== undefined) return isEmptyList(operation["security"]) ? [] : [[ownName]];
  const lists = requirementsOf(operation["security"] === undefined ? document : operation);
  return lists.map((requirement) => Object.keys(requirement).filter((name) => ofScheme(document, name)));
}

/** Whether it can be called without any of them. */
export function isOpen({ security }: Pick<Operation, "security">): boolean {
  return security.length === 0 || security.some(({ length }) => length === 0);
}

/** The credentials that a request gets, of those that an operation takes: the first list that has any. */
export function credentialsFor(
  { credentials }: Pick<Contract, "credentials">,
  { security }: Pick<Operation, "security">,
): Credential[] {
  const names = security.find(({ length }) => length > 0) ?? [];
  return names.flatMap((name) => credentials[name] ?? []);
}

/** Nothing where it is not of the form that the client knows. */
export function readCredential(written: JsonValue): Credential | undefined {
  if (!isJsonObject(written)) return undefined;
  const { in: place, name, scheme, ...rest } = written;
  const known = places.find((one) => one === place);
  if (!known || typeof name !== "string" || name === "" || Object.keys(rest).length > 0) return undefined;
  if (scheme === undefined) return { in: known, name };
  return typeof scheme === "string" && known === "header" ? { in: known, name, scheme } : undefined;
}

function isEmptyList(security: JsonValue | undefined): boolean {
  return Array.isArray(security) && security.length === 0;
}

function allRequirements(document: JsonObject): JsonObject[] {
  const paths = isJsonObject(document["paths"]) ? Object.values(document["paths"]) : [];
  const operations = paths.flatMap((item) => (isJsonObject(item) ? Object.values(item) : []));
  return [document, ...operations.filter(isJsonObject)].flatMap(requirementsOf);
}

function requirementsOf({ security }: JsonObject): JsonObject[] {
  return Array.isArray(security) ? security.filter(isJsonObject) : [];
}

function ofScheme(document: JsonObject, name: string): Credential | undefined {
  const components = isJsonObject(document["components"]) ? document["components"] : {};
  const schemes = isJsonObject(components["securitySchemes"]) ? components["securitySchemes"] : {};
  const scheme = Object.hasOwn(schemes, name) ? dereference(document, schemes[name]) : undefined;
  return isJsonObject(scheme) ? readScheme(scheme) : undefined;
}

function readScheme({ type, in: place, name, scheme }: JsonObject): Credential | undefined {
  if (type === "apiKey") return readCredential({ in: place ?? null, name: name ?? null });
  const isBasic = type === "http" && String(scheme).toLowerCase() === "basic";
  const isBearer = type === "oauth2" || type === "openIdConnect" || String(scheme).toLowerCase() === "bearer";
  if (!isBasic && !isBearer) return undefined;
  return { in: "header", name: "authorization", scheme: isBasic ? "Basic" : "Bearer" };
}
