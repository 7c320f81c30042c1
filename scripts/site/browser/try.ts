/*
 * The page for trying the API: loads Scalar where the API answers beside the site, as it does in a preview. Everything it needs
 * is of this origin, and it sends nothing anywhere else.
 */

interface Scalar {
  createApiReference(root: Element, configuration: object): unknown;
}

declare global {
  /** Where the API answers, as seen from here. */
  var maloiApi: string | null | undefined;
  var Scalar: Scalar | undefined;
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

async function tryIt(root: HTMLElement): Promise<void> {
  await load(root.dataset["api"] ?? "");
  const api = globalThis.maloiApi;
  if (typeof api !== "string") return;
  // One of its parts asks whether it may make code of text, which the page's policy refuses: it is told beforehand.
  globalThis.__zod_globalConfig = { jitless: true };
  await load(root.dataset["scalar"] ?? "");
  if (!globalThis.Scalar) return;
  takePlace(root);
  globalThis.Scalar.createApiReference(root, configuration(root, new URL(api, location.href).href));
  followColours();
}

/** Ends in any case: what did not load has left nothing behind. */
function load(src: string): Promise<void> {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => resolve());
    script.src = src;
    document.head.append(script);
  });
}

/** Scalar has a main part of its own, and a page has one alone. */
function takePlace(root: HTMLElement): void {
  const main = root.closest("main");
  root.id = main?.id ?? "";
  main?.replaceWith(root);
}

function configuration({ dataset }: HTMLElement, api: string): object {
  return {
    url: new URL(dataset["description"] ?? "", location.href).href,
    servers: [{ url: api }],
    localization: {
      locale: document.documentElement.lang,
      translations: JSON.parse(dataset["words"] ?? "{}"),
    },
    darkMode: isDark(),
    hideDarkModeToggle: true,
    customCss: style,
    // Whatever would ask another server for something.
    ...{ proxyUrl: "", withDefaultFonts: false, telemetry: false, persistAuth: false },
    ...{ agent: { disabled: true }, mcp: { disabled: true }, showDeveloperTools: "never" },
    ...{ hideClientButton: true, documentDownloadType: "none", hideModels: true },
  };
}

/** The site's colours, which can be read on each ground, as some of Scalar's own cannot; and not the site's boxes. */
const style = `
:where(.scalar-app) main { max-width: none; padding: 0 }
:where(.scalar-app) button { border-width: 0; border-radius: 0; padding: 0; font: inherit; color: inherit; background: none }
.light-mode { color-scheme: light }
.dark-mode { color-scheme: dark }
.light-mode, .dark-mode {
  --scalar-color-1: var(--text);
  --scalar-color-2: var(--soft);
  --scalar-color-3: var(--soft);
  --scalar-color-accent: var(--link);
  --scalar-color-blue: var(--link);
  --scalar-color-green: var(--sent);
  --scalar-color-orange: var(--never);
  --scalar-color-red: var(--never);
  --scalar-background-1: var(--ground);
  --scalar-background-2: var(--raised);
  --scalar-border-color: var(--line);
}`;

const darkSystem = matchMedia("(prefers-color-scheme: dark)");

function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? darkSystem.matches : theme === "dark";
}

/** Readers may choose others while they are here. */
function followColours(): void {
  const show = () => {
    document.body.classList.toggle("dark-mode", isDark());
    document.body.classList.toggle("light-mode", !isDark());
  };
  new MutationObserver(show).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  darkSystem.addEventListener("change", show);
}

const root = document.querySelector<HTMLElement>("[data-scalar]");
if (root) void tryIt(root);
