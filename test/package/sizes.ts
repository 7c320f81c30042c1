import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle, namesOf } from "./bundle.js";
import { modulesOf } from "./entries.js";

/*
 * What the parts of the package may weigh, in bytes after gzip: size-budget.json. `limits` hold; `goals` are where they shall
 * get to.
 */

/** By module, then by name; `*` is all of it. */
type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;

const file = join(import.meta.dirname, "size-budget.json");
const budget: { readonly limits: Table; readonly goals: Table } = JSON.parse(readFileSync(file, "utf8"));

/** An import, and what it weighs. */
export interface Weight {
  readonly module: string;
  /** `*` is all of the module. */
  readonly name: string;
  /** Minified, in bytes. */
  readonly size: number;
  /** Compressed by gzip, in bytes. */
  readonly gzip: number;
  /** What `gzip` may be; `undefined` where nobody has said. */
  readonly limit: number | undefined;
  readonly goal: number | undefined;
}

/** Weighs each module that a project can import, and each name of it. */
export async function weigh(project: string): Promise<Weight[]> {
  const weights: Weight[] = [];
  for (const module of modulesOf(project)) {
    const names = await namesOf(project, module);
    const all = `export * from "${module}"; export { ${names} } from "${module}";`;
    for (const name of ["*", ...names]) {
      const code = name === "*" ? all : `export { ${name} } from "${module}";`;
      const { size, gzip } = await bundle(project, code);
      const [limit, goal] = [budget.limits[module]?.[name], budget.goals[module]?.[name]];
      weights.push({ module, name, size, gzip, limit, goal });
    }
  }
  return weights;
}

/** The imports that limits are given for: `maloi isApiError`. */
export function limited(): string[] {
  return Object.entries(budget.limits).flatMap(([module, names]) =>
    Object.keys(names).map((name) => `${module} ${name}`),
  );
}

/** How much more than now something may weigh, because compressors differ by a little: a share, and bytes. */
const slack = { share: 1.02, bytes: 10 };

/** Lowers each limit to what is weighed now and a little more, and gives limits to what has none. None is raised. */
export function lowerLimits(weights: readonly Weight[]): void {
  const modules = [...new Set(weights.map(({ module }) => module))];
  const limits = modules.map((module) => {
    const own = weights.filter((weight) => weight.module === module);
    return [module, Object.fromEntries(own.map((weight) => [weight.name, lowered(weight)]))];
  });
  const text = JSON.stringify({ ...budget, limits: Object.fromEntries(limits) }, undefined, 2);
  writeFileSync(file, `${text}\n`);
}

function lowered({ gzip, limit = Number.POSITIVE_INFINITY }: Weight): number {
  return Math.min(limit, Math.ceil(Math.max(gzip * slack.share, gzip + slack.bytes)));
}
