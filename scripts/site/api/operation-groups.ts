import type { ListedOperation } from "../../diff/snapshot.js";
import type { JsonObject } from "../../load/json.js";
import type { Site } from "../site.js";
import { describedTags, outlineOperation, tagsOf } from "./operation-outline.js";

/** Operations that their authors gave the same tag. */
export interface OperationGroup {
  /** Empty for those without one. */
  readonly name: string;
  readonly description: string;
  readonly operations: readonly (Pick<ListedOperation, "id" | "method" | "path"> & {
    readonly summary: string;
  })[];
}

/** Each operation once, by its first tag: described tags in their order, then the others, then those without. */
export function groupsOf(operations: readonly ListedOperation[], document: JsonObject): OperationGroup[] {
  const tags = describedTags(document);
  const tagged = operations.map((operation) => ({
    tag: tagsOf(document, operation)[0] ?? "",
    operation: { ...operation, summary: outlineOperation(document, operation).summary },
  }));
  const used = tagged.map(({ tag }) => tag).filter((tag) => tag !== "");
  const names = new Set([...tags.map(({ name }) => name), ...used, ""]);
  return [...names]
    .map((name) => ({
      name: tags.find((tag) => tag.name === name)?.title ?? name,
      description: tags.find((tag) => tag.name === name)?.description ?? "",
      operations: tagged.filter(({ tag }) => tag === name).map(({ operation }) => operation),
    }))
    .filter((group) => group.operations.length > 0);
}

/** The operations with their summaries in a language, as its search knows them. */
export function operationsIn({ contract, description }: Site, language: string): ListedOperation[] {
  const { document } = description(language);
  return contract.operations.map((operation) => ({
    ...operation,
    summary: outlineOperation(document, operation).summary,
  }));
}
