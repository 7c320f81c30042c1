import ts from "typescript";

/* What is written in a piece of TypeScript, without ever running it. */

/** What stands within `as const`, `satisfies …`, brackets and Object.freeze(…). */
export function unwrapped(node: ts.Expression): ts.Expression {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return unwrapped(node.expression);
  const [first] = ts.isCallExpression(node) ? node.arguments : [];
  return ts.isCallExpression(node) && node.expression.getText() === "Object.freeze" && first
    ? unwrapped(first)
    : node;
}

/** A text, a number or a yes or no as it is written; nothing where it would have to be computed. */
export function textOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (node.kind === ts.SyntaxKind.TrueKeyword) return "true";
  return node.kind === ts.SyntaxKind.FalseKeyword ? "false" : undefined;
}

export function nameOf(name: ts.PropertyName): string {
  return ts.isComputedPropertyName(name) ? (textOf(name.expression) ?? "") : name.text;
}

/** What the comment above says is what people know about a code. */
export function commentOf(node: ts.Node): { comment?: string } {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = comments
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join(" ")
    .trim();
  return text === "" ? {} : { comment: text };
}
