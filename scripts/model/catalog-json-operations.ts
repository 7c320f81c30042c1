import * as v from "valibot";
import { Count, Ms, Scalar } from "./catalog-json-errors.js";

/* What is called, in generated/catalog.json; see catalog-json-format.ts. */

export const ServersJson = v.pipe(
  v.array(
    v.object({
      url: v.pipe(
        v.string(),
        v.description(
          "The base URL; an operation's path is appended to it. {name} stands for one of `variables`. One that is relative is so to where the OpenAPI description is published.",
        ),
      ),
      variables: v.exactOptional(
        v.pipe(
          v.record(
            v.string(),
            v.object({
              default: v.pipe(v.string(), v.description("The value where nobody chooses another.")),
              enum: v.exactOptional(
                v.pipe(v.array(v.string()), v.description("The only values; any where absent.")),
              ),
            }),
          ),
          v.description("By the name that stands in braces in `url`."),
        ),
      ),
    }),
  ),
  v.description("Where it is called, the usual address first. Empty where nobody says."),
);

const TypeJson = v.pipe(
  v.picklist(["string", "number", "boolean", "array", "object"]),
  v.description("The JSON type; absent where it may be several, null, or is not known."),
);

const Shape = {
  type: v.exactOptional(TypeJson),
  values: v.exactOptional(
    v.pipe(v.array(Scalar), v.description("The only values it may have. Absent where others may come too.")),
  ),
};

export const ParameterJson = v.object({
  name: v.pipe(v.string(), v.description("Its name there; that of a header in any case.")),
  in: v.pipe(v.picklist(["path", "query", "header", "cookie"]), v.description("Where it goes.")),
  required: v.pipe(v.boolean(), v.description("Whether a call without it is refused.")),
  deprecated: v.exactOptional(v.pipe(v.literal(true), v.description("Absent where it is not."))),
  style: v.pipe(v.string(), v.description("How arrays and objects are written, as OpenAPI's `style`.")),
  explode: v.pipe(v.boolean(), v.description("OpenAPI's `explode`, which goes with `style`.")),
  allowReserved: v.exactOptional(
    v.pipe(v.literal(true), v.description("Reserved characters are not percent-encoded.")),
  ),
  mediaType: v.exactOptional(
    v.pipe(v.string(), v.description("The value is a document of this type; then `style` says nothing.")),
  ),
  ...Shape,
});

const MediaTypes = v.array(v.string());

export const SuccessJson = v.pipe(
  v.object({
    kind: v.pipe(
      v.picklist(["object", "any", "text", "blob", "nothing"]),
      v.description(
        "object: a JSON object. any: other JSON, or nothing. text, blob: no JSON. nothing: no body.",
      ),
    ),
    answers: v.pipe(
      v.array(
        v.object({
          status: v.pipe(v.string(), v.description("An HTTP status, or 2XX for any that begins with 2.")),
          mediaTypes: v.pipe(MediaTypes, v.description("Of its body. Empty where it has none.")),
          type: v.exactOptional(TypeJson),
        }),
      ),
      v.description("Each success that the OpenAPI description has."),
    ),
    properties: v.pipe(
      v.record(
        v.string(),
        v.object({
          ...Shape,
          optional: v.exactOptional(
            v.pipe(v.literal(true), v.description("It may be missing, or null. Absent where it may not.")),
          ),
        }),
      ),
      v.description(
        "What is known of the outermost properties of a JSON success. The whole schemas of requests and answers are in openapi.yaml beside this file.",
      ),
    ),
  }),
  v.description("What it answers when it succeeds. Whether it did is told by `envelope`."),
);

export const OperationJson = v.object({
  id: v.pipe(v.string(), v.description("Its operationId.")),
  method: v.pipe(v.string(), v.regex(/^[A-Z]+$/), v.description("The HTTP method, in capitals.")),
  path: v.pipe(v.string(), v.description("{name} stands for the path parameter, percent-encoded.")),
  summary: v.pipe(v.string(), v.description("From the OpenAPI description; empty where it has none.")),
  deprecated: v.exactOptional(v.pipe(v.literal(true), v.description("Absent where it is not."))),
  servers: v.exactOptional(
    v.pipe(ServersJson, v.description("Where it is called, if not where the others are.")),
  ),
  security: v.pipe(
    v.array(v.array(v.string())),
    v.description(
      "The names of the `credentials` that it needs: all those of any one of these lists. Where there is no list, or an empty one, it can be called without.",
    ),
  ),
  idempotent: v.pipe(
    v.boolean(),
    v.description(
      "Whether sending it twice does no more than sending it once. Where false, never send it again when you do not know what became of it.",
    ),
  ),
  polling: v.exactOptional(
    v.pipe(
      v.object({ every: v.pipe(Ms, v.description("In ms.")), atMost: Count }),
      v.description("It may be asked for the same thing not sooner than `every`, and `atMost` times in all."),
    ),
  ),
  parameters: v.pipe(
    v.array(ParameterJson),
    v.description("What is sent beside the body, in the OpenAPI description's order; without the secret."),
  ),
  body: v.exactOptional(
    v.pipe(
      v.object({
        mediaTypes: v.pipe(
          MediaTypes,
          v.minLength(1),
          v.description("The types that it is taken as, the preferred first."),
        ),
        required: v.boolean(),
      }),
      v.description("The request's body; absent where it has none. Its schema is in openapi.yaml."),
    ),
  ),
  success: SuccessJson,
  codes: v.pipe(
    v.array(v.string()),
    v.description("The codes that it can return, in the order of `errors`. A service may learn others."),
  ),
});
