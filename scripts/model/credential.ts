import { dereference, isJsonObject, type JsonObject, type JsonValue } from "../load/json.js";
import type { Credential } from "./contract.js";

const places = ["body", "header", "query", "cookie"] as const;

/** Where the secret goes: as `x-credential` says, which knows the body too, else as the first security requirement does. */
export function credentialOf(document: JsonObject): Credential | undefined {
  const written = document["x-credential"];
  return written === undefined ? ofRequirement(document) : readCredential(written);
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

/** Where several would do, the first. Where several are needed at once, there is no one secret. */
function ofRequirement(document: JsonObject): Credential | undefined {
  const paths = isJsonObject(document["paths"]) ? Object.values(document["paths"]) : [];
  const operations = paths
    .flatMap((item) => (isJsonObject(item) ? Object.values(item) : []))
    .filter(isJsonObject);
  const requirements = [document, ...operations].flatMap(({ security }) =>
    Array.isArray(security) ? security : [],
  );
  const needed = requirements.filter(isJsonObject).find((one) => Object.keys(one).length > 0);
  const names = Object.keys(needed ?? {});
  const components = isJsonObject(document["components"]) ? document["components"] : {};
  const schemes = isJsonObject(components["securitySchemes"]) ? components["securitySchemes"] : {};
  const scheme = names.length === 1 ? dereference(document, schemes[names[0] ?? ""]) : undefined;
  return isJsonObject(scheme) ? ofScheme(scheme) : undefined;
}

function ofScheme({ type, in: place, name, scheme }: JsonObject): Credential | undefined {
  if (type === "apiKey") return readCredential({ in: place ?? null, name: name ?? null });
  const isBasic = type === "http" && String(scheme).toLowerCase() === "basic";
  const isBearer = type === "oauth2" || type === "openIdConnect" || String(scheme).toLowerCase() === "bearer";
  if (!isBasic && !isBearer) return undefined;
  return { in: "header", name: "authorization", scheme: isBasic ? "Basic" : "Bearer" };
}
