import { expect, it } from "vitest";
import { findCodes } from "../../scripts/init/find-codes.js";
import { listCodes, nameOperations } from "../../scripts/init/prepare-openapi.js";
import { YamlSource } from "../../scripts/load/yaml-source.js";

const openapi = `openapi: 3.1.0 # as it was
paths:
  /users/{user-id}:
    parameters: []
    get: # one
      responses: { "404": { content: { json: { example: { code: GONE, message: "Not {{here}}." } } } } }

    # the other
    put:
      operationId: putUser
      responses: { "200": { $ref: "./shared/ok.yaml#/ok" } }
      x-error-codes: [GONE, LISTED]
components: { schemas: { ErrorCode: { enum: [GONE, LOST_IT] } } }
`;

it("finds codes in enums, examples and lists, each once", () => {
  expect(findCodes(new YamlSource("f", openapi))).toEqual([
    { code: "GONE", status: 404, operations: [], message: "Not here" },
    { code: "LOST_IT", status: 400, operations: [], message: "Lost it" },
    { code: "LISTED", status: 400, operations: [], message: "Listed" },
  ]);
});

it("adds what is missing, moves references, and changes nothing else", () => {
  const { edited: whole, named } = nameOperations(new YamlSource("api/o.yaml", openapi));
  const source = new YamlSource("api/o.yaml", whole.text ?? "");
  const edited = listCodes(source, findCodes(source), "/r/api/o.yaml", "/r/spec/openapi.yaml");
  expect(named).toEqual(["getUsersByUserId"]);
  expect(edited.text).toBe(
    openapi
      .replace(
        "} } } }\n\n",
        "} } } }\n      operationId: getUsersByUserId\n      x-error-codes:\n        - GONE\n        - LOST_IT\n        - LISTED\n\n",
      )
      .replace('"./shared/ok.yaml#/ok"', '"../api/shared/ok.yaml#/ok"')
      .replace("[GONE, LISTED]", "[GONE, LISTED, LOST_IT]"),
  );
});
