import type { ContractError } from "../model/contract.js";

/** The named parts of a description. */
export type Params = Readonly<Record<string, string | number>>;

/** A value for each parameter of a code: those `given` where the type is right, else the name, or a small number. */
export function madeUpParams({ params }: Pick<ContractError, "params">, given: Params): Params {
  const entries = Object.entries(params).map(([name, type], index): [string, string | number] => {
    const own = Object.hasOwn(given, name) ? given[name] : undefined;
    if (own !== undefined && typeof own === type) return [name, own];
    return [name, type === "number" ? index + 1 : name];
  });
  return Object.fromEntries(entries);
}

/** `text` with the parameters in their places; `…` where there is none. */
export function fillPlaceholders(text: string, params: Params): string {
  return text.replace(/\{\{([A-Za-z][A-Za-z0-9]*)\}\}/g, (_, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : "…",
  );
}
