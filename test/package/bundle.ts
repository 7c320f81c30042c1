import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a browser loads for an import, before anything else is asked for. */
export interface Bundle {
  readonly text: string;
  /** Minified, in bytes. */
  readonly size: number;
  /** Compressed by gzip, in bytes. */
  readonly gzip: number;
  /** The files that something of is in it, by their paths within `node_modules` of the project. */
  readonly files: readonly string[];
}

/** What a module exports to a project: `default` too, where it has one. */
export async function namesOf(project: string, module: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [module],
    absWorkingDir: project,
    bundle: true,
    format: "esm",
    external: ["i18next"],
    metafile: true,
    write: false,
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

/** Bundles `code` of a project. What it loads later is not in it, and i18next, which users have anyway, is not either. */
export async function bundle(project: string, code: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: project },
    absWorkingDir: project,
    outdir: "out",
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    charset: "utf8",
    external: ["i18next"],
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const loaded = new Set(["out/stdin.js"]);
  for (const path of loaded) {
    for (const { kind, path: chunk, external } of metafile.outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && !external) loaded.add(chunk);
    }
  }
  const chunks = [...loaded].map((path) => outputFiles.find((file) => file.path.endsWith(`/${path}`)));
  const inputs = [...loaded].flatMap((path) => Object.entries(metafile.outputs[path]?.inputs ?? {}));
  return {
    text: chunks.map((chunk) => chunk?.text ?? "").join(""),
    size: sum(chunks.map((chunk) => chunk?.contents.length ?? 0)),
    gzip: sum(chunks.map((chunk) => gzipSync(chunk?.contents ?? "", { level: 9 }).length)),
    files: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => within(path)),
  };
}

const within = (path: string): string => path.replace(/^.*node_modules\//, "");
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
