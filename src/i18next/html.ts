import type { Description } from "../errors/maloi-error.js";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** The same words as HTML, for the inside of an element or of a quoted attribute. */
export function escapeHtml({ description, explanation, action, docsUrl, ...same }: Description): Description {
  return {
    ...same,
    description: escaped(description),
    explanation: escaped(explanation),
    action: escaped(action),
    ...(docsUrl !== undefined && { docsUrl: escaped(docsUrl) }),
  };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
