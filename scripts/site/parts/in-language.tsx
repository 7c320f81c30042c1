import type { ComponentChildren } from "preact";

interface Props {
  /** None where it is that of the text around it. */
  readonly lang: string | undefined;
  readonly children: ComponentChildren;
}

/** A piece of a text, marked where it is in another language than the rest. */
export function InLanguage({ lang, children }: Props): ComponentChildren {
  return lang === undefined ? children : <span lang={lang}>{children}</span>;
}
