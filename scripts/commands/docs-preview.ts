import type { PublishedContract } from "../diff/catalog-json.js";
import { createPreview } from "../site/preview.js";
import type { SiteFile } from "../site/site.js";
import { harmless } from "../words/problem-report.js";
import type { ExitCode, Terminal } from "./command.js";
import type { DocsOptions } from "./docs-options.js";
import { serveUntilStopped } from "./mock.js";
import { chooseService, hasSources, isShipped, type MockService } from "./mock-service.js";

/** Serves the site with the mock of its API beside it, until somebody stops it. */
export async function preview(
  terminal: Terminal,
  contract: PublishedContract,
  files: readonly SiteFile[],
  options: DocsOptions,
): Promise<ExitCode> {
  const { languages } = contract;
  const service = await serviceFor(terminal, contract, options);
  const site = createPreview({ files, languages, url: options.url, api: service?.start() });
  return serveUntilStopped(terminal, site, options, (origin) => greet(terminal, origin, service, options));
}

/** The mock answers from the sources, which whoever has only generated/ lacks; the shipped one needs none. */
async function serviceFor(
  terminal: Terminal,
  contract: PublishedContract,
  { key }: DocsOptions,
): Promise<MockService | undefined> {
  if (!isShipped(contract) && !hasSources(terminal.root)) return undefined;
  return chooseService(terminal, { ...{ port: 0, host: "", balance: 10 }, key });
}

function greet(
  { words, out, data }: Terminal,
  origin: string,
  service: MockService | undefined,
  { url, key }: DocsOptions,
): void {
  const site = new URL(url === undefined ? "/" : new URL(url).pathname, origin).href;
  out(words.say("docs-site.serving", { url: site }));
  if (service) out(words.say("mock.listening", { url: `${origin}/api` }));
  else out(words.say("docs-site.no-mock"));
  if (service && !service.isOpen) out(words.say("mock.keys", { key: harmless(key) }));
  data({ url: site, ...(service && { api: `${origin}/api` }) });
}
