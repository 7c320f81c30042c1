import type { ListedOperation } from "../../diff/snapshot.js";
import { exampleBody } from "../../emit/fact-lines.js";
import type { JsonValue } from "../../load/json.js";
import type { Site } from "../site.js";
import type { OperationOutline, ResponseOutline } from "./operation-outline.js";

/**
 * An operation's failures in the words of `language`: those are the catalog's, which has them in every language, even where
 * nobody has translated the description.
 */
export function withOwnFailures(
  site: Pick<Site, "contract">,
  operation: Pick<ListedOperation, "codes">,
  outline: OperationOutline,
  language: string,
): OperationOutline {
  const responses = outline.responses.map((response) => ownFailure(site, operation, response, language));
  return { ...outline, responses };
}

function ownFailure(
  { contract }: Pick<Site, "contract">,
  { codes }: Pick<ListedOperation, "codes">,
  response: ResponseOutline,
  language: string,
): ResponseOutline {
  const status = contract.statuses.find((one) => String(one.status) === response.status);
  const error = contract.errors.find((one) => one.status === status?.status && codes.includes(one.code));
  if (!status || !error || status.status < 300) return response;
  const known = Object.values(status.texts).map(({ description }) => description);
  const own = known.includes(response.description) ? status.texts[language]?.description : undefined;
  const example: JsonValue = JSON.parse(exampleBody(contract, error, language));
  return {
    ...response,
    ...(own !== undefined && { description: own, isCatalogs: true }),
    media: response.media.map((media) => (media.example === undefined ? media : { ...media, example })),
  };
}
