import type { Contract, ContractError, Texts } from "../model/contract.js";

/** What of a contract has texts. */
type Spoken = Pick<
  Contract,
  "errors" | "statuses" | "categories" | "guide" | "failures" | "files" | "envelope"
>;

/** The contract with the texts of one language alone: what is made from it depends on no other. */
export function inLanguage(language: string, contract: Spoken): Spoken {
  const { envelope, guide, failures, files } = contract;
  const own = <T extends { readonly texts: Texts<unknown> }>(item: T): T => ({
    ...item,
    texts: only(language, item.texts),
  });
  return {
    envelope,
    errors: contract.errors.map((error) => ({ ...own(error), ...ownFormerly(language, error) })),
    statuses: contract.statuses.map(own),
    categories: contract.categories.map(own),
    guide: only(language, guide),
    failures: {
      unknown: only(language, failures.unknown),
      network: only(language, failures.network),
      timeout: only(language, failures.timeout),
      unexpectedResponse: only(language, failures.unexpectedResponse),
      cooldown: only(language, failures.cooldown),
    },
    files: { ...files, locales: only(language, files.locales) },
  };
}

function ownFormerly(language: string, { formerly }: ContractError): Pick<ContractError, "formerly"> {
  return formerly ? { formerly: only(language, formerly) } : {};
}

/** The same without any text. */
export function withoutTexts<T extends { readonly texts: Texts<unknown> }>(item: T): T {
  return { ...item, texts: {} };
}

function only<T>(language: string, texts: Texts<T>): Texts<T> {
  return Object.fromEntries(Object.entries(texts).filter(([tag]) => tag === language));
}
