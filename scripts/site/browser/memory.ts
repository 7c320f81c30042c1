/* What the reader chose, for the next page. Where the browser keeps nothing, it is forgotten. */

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`maloi-${key}`, value);
  } catch {
    // Private windows, and pages without a server, may refuse.
  }
}

export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(`maloi-${key}`) ?? undefined;
  } catch {
    return undefined;
  }
}
