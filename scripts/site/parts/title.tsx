import type { JSX } from "preact";
import type { PageWords } from "../page-words.js";
import { CopyButton } from "./code.js";
import { Name } from "./name.js";

/** The name that a page is about, as the API writes it, and a button to pass the page on. */
export function Title({ name, words }: { readonly name: string; readonly words: PageWords }): JSX.Element {
  return (
    <div class="title">
      <h1 lang="en">
        <Name>{name}</Name>
      </h1>
      <CopyButton words={words} what="address" />
    </div>
  );
}
