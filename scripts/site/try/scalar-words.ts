import type { Words } from "../../words/words.js";

/** What readers meet of Scalar's own words, by its names for them; each is a key below `site.scalar` in `locales/documents/`, with `_` for `.`. */
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
  ...["common.httpMethod", "common.description", "common.copyExample", "search.inputLabel", "search.clear"],
  ...["search.keyboardShortcut", "search.results", "search.navigate", "search.select"],
  ...["search.instructions", "search.entryHeading", "search.entryOperation", "search.entryTag"],
  ...["navigation.closeGroup", "navigation.openGroup", "navigation.closeMenu", "navigation.openMenu"],
  ...["navigation.endpoints", "navigation.showAllEndpoints", "navigation.sidebarFor"],
  ...["navigation.mainContent", "navigation.collapsed", "clientLibraries.selectAll"],
  ...["operation.selectedContentType", "schema.type", "schema.format", "schema.enum", "schema.values"],
  ...["schema.showAllValues", "schema.hideValues", "schema.example", "schema.examples", "schema.default"],
  ...["schema.minLength", "schema.maxLength", "schema.min", "schema.max", "schema.pattern"],
  ...["schema.propertyCount", "schema.additionalProperties", "schema.deprecated", "schema.nullable"],
  ...["schema.readOnly", "schema.writeOnly", "schema.oneOf", "schema.anyOf", "schema.allOf"],
  ...["actions.copyLinkTo", "footer.poweredByScalar", "apiClient.modalClientContainer.label"],
  ...["apiClient.sidebarToggle.show", "apiClient.sidebarToggle.hide", "apiClient.serverDropdown.server"],
  ...["apiClient.addressBarHistory.requestHistory", "apiClient.requestBlock.label"],
  ...["apiClient.requestTable.enabled", "apiClient.requestTable.key", "apiClient.requestTable.value"],
  ...["apiClient.requestTableRow.key", "apiClient.requestTableRow.value"],
  ...["apiClient.requestTableRow.keyLabel", "apiClient.requestTableRow.valueLabel"],
  ...["apiClient.requestTableRow.include", "apiClient.requestTableRow.deleteRow"],
  ...["apiClient.requestTableRow.row", "apiClient.requestTableTooltip.moreInformation"],
  ...["apiClient.requestParams.clear", "apiClient.requestParams.clearAll"],
  ...["apiClient.requestBodyViewToggle.form", "apiClient.requestBodyViewToggle.raw"],
  ...["apiClient.responseBlock.requestHeaders", "apiClient.responseBlock.responseHeaders"],
  ...["apiClient.responseMetaInformation.duration", "apiClient.responseMetaInformation.size"],
  ...["apiClient.responseMetaInformation.status", "apiClient.responseBodyDownload.label"],
  ...["apiClient.responseBodyDownload.download", "apiClient.responseBodyDownload.body"],
  ...["apiClient.responseBodyToggle.preview", "apiClient.responseBodyToggle.raw"],
  ...["apiClient.collapsibleSection.collapsed", "apiClient.collapsibleSection.item"],
  ...["apiClient.collapsibleSection.items", "apiClient.sectionFilter.query"],
] as const;

interface Tree {
  [key: string]: string | Tree;
}

/** Its words in `language`, in its own form; nothing where ours are in another, since it may speak that itself. */
export function scalarWords(words: Words, language: string): Tree {
  const tree: Tree = {};
  if (!`${language}-`.startsWith(`${words.language}-`)) return tree;
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
