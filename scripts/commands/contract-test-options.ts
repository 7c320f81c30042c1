export interface ContractTestOptions {
  /** Where the service is; our own mock where there is none. */
  readonly url?: URL;
  readonly key?: string;
  readonly live: boolean;
  /** So many requests are made at most. */
  readonly budget: number;
  /** In ms: how long after each other requests are sent at the soonest. */
  readonly pace: number;
  /** In ms: how long an answer may take. */
  readonly timeout: number;
  readonly operations: readonly string[];
  readonly codes: readonly string[];
  readonly dryRun: boolean;
  readonly strict: boolean;
}

/** On a service that others use as well. On this machine there is no budget and no pause. */
const liveBudget = 60;
const livePace = 500;

/** What the command line was understood as. The key may come from the environment, where no list of processes shows it. */
export function readContractTestOptions(
  options: Readonly<Record<string, unknown>>,
  { MALOI_KEY }: Readonly<Record<string, string | undefined>>,
): ContractTestOptions {
  const { url, budget, pace, timeout } = options;
  const live = options["live"] === true;
  const key = typeof options["key"] === "string" ? options["key"] : MALOI_KEY;
  return {
    ...(typeof url === "string" && { url: new URL(url) }),
    ...(key && { key }),
    live,
    budget: typeof budget === "number" ? budget : live ? liveBudget : Number.POSITIVE_INFINITY,
    pace: typeof pace === "number" ? pace : live ? livePace : 0,
    timeout: Number(timeout),
    operations: listOf(options["operation"]),
    codes: listOf(options["code"]),
    dryRun: options["dryRun"] === true,
    strict: options["strict"] === true,
  };
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** What `--url` takes: an address of http or https. */
export function parseUrl(text: string): string | undefined {
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
}

/** What `--budget` and `--timeout` take: a whole number from 1. */
export function parseCount(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** What `--pace` takes: a whole number from 0. */
export function parsePace(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
