/*
 * The page for trying the API: loads Scalar where the API answers beside the site, as it does in a preview. Everything it needs
 * is of this origin, and it sends nothing anywhere else.
 */

interface Scalar {
  createApiReference(root: Element, configuration: object): unknown;
}

declare global {
  var Scalar: Scalar | undefined;
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

async function tryIt(root: HTMLElement): Promise<void> {
  const api = new URL("/api", location.origin).href;
  if (!(await isThere(api))) return;
  // One of its parts asks whether it may make code of text, which the page's policy refuses: it is told beforehand.
  globalThis.__zod_globalConfig = { jitless: true };
  await load(root.dataset["scalar"] ?? "");
  globalThis.Scalar?.createApiReference(root, configuration(root, api));
  document.querySelector("[data-untried]")?.remove();
}

/** The mock answers what browsers ask before they call it; a host of files does not. */
async function isThere(api: string): Promise<boolean> {
  try {
    const { status } = await fetch(`${api}/`, { method: "OPTIONS" });
    return status === 204;
  } catch {
    return false;
  }
}

function load(src: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${src} did not load`)));
    script.src = src;
    document.head.append(script);
  });
}

function configuration({ dataset }: HTMLElement, api: string): object {
  const isDark = getComputedStyle(document.documentElement).colorScheme === "dark";
  const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const hasChosen = document.documentElement.dataset["theme"] !== undefined;
  return {
    url: new URL(dataset["description"] ?? "", location.href).href,
    servers: [{ url: api }],
    localization: {
      locale: document.documentElement.lang,
      translations: JSON.parse(dataset["words"] ?? "{}"),
    },
    darkMode: hasChosen ? isDark : prefersDark,
    hideDarkModeToggle: true,
    // Whatever would ask another server for something.
    ...{ proxyUrl: "", withDefaultFonts: false, telemetry: false, persistAuth: false },
    ...{ agent: { disabled: true }, mcp: { disabled: true }, showDeveloperTools: "never" },
    ...{ hideClientButton: true, documentDownloadType: "none", hideModels: true },
  };
}

const root = document.querySelector<HTMLElement>("[data-scalar]");
if (root) void tryIt(root);
