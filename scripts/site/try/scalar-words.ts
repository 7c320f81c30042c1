import type { Words } from "../../words/words.js";

/** What readers meet of Scalar's own words, by its names for them; each is a key below `site.scalar` in `locales/ui/`, with `_` for `.`. */
const keys = [
  ...["search.label", "search.placeholder", "search.open", "search.noResults"],
  ...["navigation.introduction", "navigation.operations", "server.label", "server.select"],
  ...["clientLibraries.heading", "clientLibraries.more", "models.label", "schema.required"],
  ...["operation.body", "operation.headers", "operation.responses", "operation.requestBody"],
  ...["operation.testRequest", "operation.pathParameters", "operation.queryParameters"],
  ...["response.exampleResponses", "response.showSchema", "response.noBody", "response.status"],
  ...["actions.copyLink", "actions.copied", "actions.showMore", "actions.copyAsMarkdown"],
  ...["apiClient.addressBar.send", "apiClient.addressBar.sendRequest", "apiClient.addressBar.copyUrl"],
  ...["apiClient.header.closeClient", "apiClient.requestBlock.requestBody", "apiClient.requestBlock.headers"],
  ...["apiClient.requestBlock.queryParameters", "apiClient.requestBlock.authentication"],
  ...["apiClient.requestBlock.variables", "apiClient.responseBlock.response", "apiClient.responseBlock.body"],
  ...["apiClient.responseEmpty.sendRequest", "apiClient.sectionFilter.all", "apiClient.sectionFilter.body"],
  ...["apiClient.sectionFilter.headers", "apiClient.requestCodeSnippet.codeSnippet"],
] as const;

interface Tree {
  [key: string]: string | Tree;
}

/** Its words in the language of `words`, in its own form. */
export function scalarWords(words: Words): Tree {
  const tree: Tree = {};
  for (const key of keys) put(tree, key.split("."), words.say(`site.scalar.${key.replaceAll(".", "_")}`));
  return tree;
}

function put(tree: Tree, [step = "", ...rest]: readonly string[], text: string): void {
  if (rest.length === 0) {
    tree[step] = text;
    return;
  }
  const known = tree[step];
  const inner = typeof known === "object" ? known : {};
  tree[step] = inner;
  put(inner, rest, text);
}
