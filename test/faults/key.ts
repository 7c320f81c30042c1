/** No encoding changes these, so they give the key away, or a half of it, in whatever form it was written. */
const halves = ["zq7xw9", "9wk3vh"] as const;

/** Holds what JSON, URLs and forms write otherwise. */
export const clientKey = `${halves[0]}"/ \\'%41+é/"${halves[1]}`;

/** The key as it is between JSON's quotes. */
export const keyInJson = JSON.stringify(clientKey).slice(1, -1);
export const keyInUrl = encodeURIComponent(clientKey);

/** Where the key can be seen in texts that each have a name: the name, and what is around it. */
export function findLeaks(views: Readonly<Record<string, string>>): string[] {
  return Object.entries(views).flatMap(([view, text]) => {
    const at = Math.max(...halves.map((half) => text.indexOf(half)));
    return at < 0 ? [] : [`${view}: ${text.slice(Math.max(0, at - 60), at + 60)}`];
  });
}
