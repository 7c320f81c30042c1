import type { Place } from "./problem.js";

/** A place that is looked for when somebody wants to know it. */
export function latePlace(file: string, look: () => Place): Place {
  let place: Place | undefined;
  const found = (): Place => {
    place ??= look();
    return place;
  };
  return {
    file,
    get line() {
      return found().line;
    },
    get column() {
      return found().column;
    },
    get length() {
      return found().length;
    },
    get excerpt() {
      return found().excerpt;
    },
  };
}
