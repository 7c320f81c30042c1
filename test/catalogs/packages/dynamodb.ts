import * as client from "@aws-sdk/client-dynamodb";
import { imported } from "../imported.js";
import { type CodeTexts, type RealCatalog, textsOf } from "../real-catalog.js";

const name = "@aws-sdk/client-dynamodb";

/** DynamoDB's exceptions: classes, whose comments are their documentation. */
export async function dynamodb(): Promise<RealCatalog> {
  const { codes } = await imported(name, "dist-types/models/errors.d.ts");
  const errors = errorsIn(client);
  return {
    name,
    own: { codes: errors.length, languages: 1, texts: errors.length },
    language: "en",
    categories: ["client", "server"],
    domains: { "": Object.fromEntries(errors.map((error) => [error.name, factsOf(error)])) },
    texts: { en: withoutTags(textsOf(codes, "en")) },
  };
}

interface AwsError {
  readonly name: string;
  readonly fault: string;
  readonly isRetryable: boolean;
}

/** Whose fault it is, the package says, and from that the status; what may be done, of almost none. */
function factsOf({ fault, isRetryable }: AwsError): object {
  return {
    status: fault === "server" ? 500 : 400,
    category: fault,
    ...(isRetryable && { retry: "backoff" }),
  };
}

function errorsIn(module: object): AwsError[] {
  return Object.values(module).flatMap((value: unknown): AwsError[] => {
    const isError = typeof value === "function" && value.prototype instanceof client.DynamoDBServiceException;
    if (!isError) return [];
    const error: unknown = Reflect.construct(value, [{ message: "", $metadata: {} }]);
    if (!(error instanceof client.DynamoDBServiceException)) return [];
    return [{ name: error.name, fault: error.$fault, isRetryable: error.$retryable !== undefined }];
  });
}

/** The comments are HTML. */
function withoutTags(texts: CodeTexts): CodeTexts {
  const entries = Object.entries(texts).map(([code, { description = "" }]) => {
    const plain = description
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    return [code, { description: plain }];
  });
  return Object.fromEntries(entries);
}
