import { join } from "node:path";
import { build } from "esbuild";

/** The files of the page by the path they are served under, with the newest i18next, which react-i18next needs. */
export async function buildPage(): Promise<ReadonlyMap<string, string>> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "page.tsx")],
    outdir: "/",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    charset: "utf8",
    alias: { i18next: "i18next-27" },
    define: { "process.env.NODE_ENV": '"development"' },
  });
  const html = '<!doctype html><link rel="icon" href="data:,"><div id="root"></div>';
  const page = `${html}<script type="module" src="/page.js"></script>`;
  return new Map([["/", page], ...outputFiles.map(({ path, text }) => [path, text] as const)]);
}
