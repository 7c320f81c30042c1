export interface DocsOptions {
  /** The folder that the site is written to; absent for the usual one. */
  readonly out?: string;
  /** Where the site will be; ends in a slash. */
  readonly url?: string;
  readonly check: boolean;
  readonly serve: boolean;
  readonly port: number;
  readonly host: string;
  readonly key: string;
}

/** What the command line was understood as. */
export function readDocsOptions(options: Readonly<Record<string, unknown>>): DocsOptions {
  const { out, url, check, serve, port, host, key } = options;
  return {
    ...(typeof out === "string" && { out }),
    ...(typeof url === "string" && { url }),
    check: check === true,
    serve: serve === true,
    port: Number(port),
    host: String(host),
    key: String(key),
  };
}

/** What `--url` takes: the http or https address of a folder, without a question or a fragment. */
export function parseSiteUrl(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") return undefined;
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
