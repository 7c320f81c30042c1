import type { Problem } from "../load/problem.js";

/**
 * `problems` without those that a code's disappearance brings about elsewhere. A released code must be put back; whoever
 * mended the echoes first would finish what must be undone.
 */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const gone = new Set(
    problems
      .filter(({ rule, variant }) => rule === "released-code" && variant !== "line")
      .flatMap(({ values }) => [values?.["code"], values?.["renamed"]])
      .filter((name) => name !== undefined && name !== ""),
  );
  return problems.filter(({ rule, values }) => {
    const name = values?.["key"] ?? values?.["code"];
    return rule === "released-code" || !echoing.includes(rule) || name === undefined || !gone.has(name);
  });
}

const echoing: readonly string[] = [
  "duplicate-code",
  "exemption",
  "locale-parity",
  "unknown-code",
  "unreturned-code",
];
