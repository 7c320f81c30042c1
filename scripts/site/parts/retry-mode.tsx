import type { JSX } from "preact";
import type { ContractError } from "../../model/contract.js";
import type { PageWords } from "../page-words.js";

interface Props {
  readonly error: ContractError;
  readonly words: PageWords;
}

/** In a word or two, when a request may be sent again after a code. */
export function RetryMode({ error: { retry }, words }: Props): JSX.Element {
  return (
    <span class={`mode ${retry.mode}`} lang={words.lang}>
      {words.say(`site.modes.${retry.mode}`)}
    </span>
  );
}
