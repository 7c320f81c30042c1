import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Contract, Operation } from "../../scripts/model/contract.js";

/** What another validator finds in the JSON of a success, by the description as it is. */
export function successErrors(
  { openapi }: Contract,
  { path, method, returns }: Operation,
  body: string,
): unknown {
  const [wanted] = returns.bodies;
  if (!wanted) return `no body is known: ${body}`;
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema(openapi, "api");
  const at = ["paths", path, method, "responses", wanted.status, "content", wanted.type, "schema"];
  const pointer = at.map((token) => encodeURIComponent(token.replaceAll("~", "~0").replaceAll("/", "~1")));
  const validate = ajv.compile({ $ref: `api#/${pointer.join("/")}` });
  validate(JSON.parse(body));
  return validate.errors ?? [];
}
