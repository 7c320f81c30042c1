import { createInstance } from "i18next";
import { PackedCli } from "./packed-cli.js";
import { importPeer, installPeers, peerVersions } from "./peers.js";
import { race } from "./race.js";

/*
 * A failure's sentence in Vietnamese: ours gives description, explanation and action at once, the others one sentence of them.
 * npm run bench -- describe
 */

/** What of intl-messageformat is used here. */
interface MessageFormats {
  readonly default: new (message: string, language: string) => { format(values: object): unknown };
}

installPeers();
using cli = new PackedCli();
const { vi }: typeof import("../../generated/locales/vi.js") = await cli.import("generated/locales/vi.js");
const { ApiError }: typeof import("../../src/runtime.js") = await cli.import("src/runtime.js");
const { default: MessageFormat } = await importPeer<MessageFormats>("intl-messageformat", "index.js");
const i18next = createInstance();
await i18next.init({
  lng: "vi",
  resources: { vi: { translation: vi.errors } },
  interpolation: { escapeValue: false },
});

console.log(`Node ${process.versions.node}; i18next and ${peerVersions(["intl-messageformat"])}`);
await raceSentence("a sentence without placeholder", "ERROR_ZERO_BALANCE", {});
await raceSentence("a sentence with a placeholder", "ERROR_INVALID_TASK_DATA", { detail: "thiếu body" });

function raceSentence(
  title: string,
  code: keyof typeof vi.errors,
  params: Record<string, string>,
): Promise<void> {
  const error = new ApiError("createTask", { code, description: "", status: 400, params, retry: "never" });
  const { description } = vi.errors[code];
  const compiled = new MessageFormat(description.replace("{{detail}}", "{detail}"), "vi");
  const key = `${code}.description`;
  const racers = [
    { name: "maloi, describe()", run: () => error.describe(vi) },
    { name: "i18next, t()", run: () => i18next.t(key, params) },
    { name: "intl-messageformat", run: () => compiled.format(params) },
  ];
  const beside = ["maloi, describe()"];
  return race({ title, racers, beside, times: 100_000, atOnce: 0, reach: "i18next ≥ 50 × maloi" });
}
