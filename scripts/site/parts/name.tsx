import type { JSX } from "preact";

/** Names up to this length fit on a phone. */
const longest = 28;

/** A name of the API's. A long one may be broken where its parts meet, and stays one when it is copied. */
export function Name({ children: name }: { readonly children: string }): JSX.Element {
  if (name.length <= longest) return <code>{name}</code>;
  const parts = name.split(/(?<=[_.\-/:])(?=[^_.\-/:])/);
  return <code>{parts.map((part, index) => (index === 0 ? part : [<wbr />, part]))}</code>;
}
