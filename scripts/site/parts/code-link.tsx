import type { JSX } from "preact";
import { addressOf, linkTo } from "../address.js";
import { Name } from "./name.js";

interface Props {
  readonly language: string;
  /** The code whose page the link stands on. */
  readonly from: string;
  readonly to: string;
  readonly rel?: "prev" | "next";
}

/** From one code to another. */
export function CodeLink({ language, from, to, rel }: Props): JSX.Element {
  return (
    <a href={linkTo(addressOf.error(language, from), addressOf.error(language, to))} rel={rel}>
      <Name>{to}</Name>
    </a>
  );
}
