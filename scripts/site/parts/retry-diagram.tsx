import type { JSX } from "preact";
import { durationText } from "../../emit/fact-lines.js";
import type { ContractError } from "../../model/contract.js";
import type { PageWords } from "../page-words.js";

/* About as wide as a phone, so that its words are as large there as those around it. */
const width = 360;
const height = 56;
const axis = 16;

/** A moment on the line of time: an attempt, or what became of it. */
interface Mark {
  readonly at: number;
  /** None where the mark before says it. */
  readonly label?: string;
  readonly kind: "failed" | "sent" | "stopped";
}

interface DiagramProps {
  readonly error: ContractError;
  readonly words: PageWords;
}

/** When a request may be sent again after a code, drawn over time. Not to scale: it shows the order of things. */
export function RetryDiagram({ error: { retry }, words }: DiagramProps): JSX.Element {
  const { mode } = retry;
  const wait = retry.mode === "wait" ? durationText(retry.wait, words) : undefined;
  const title = words.say(`site.diagram.title_${mode}`, { wait: wait ?? "" });
  return (
    <svg class="diagram" viewBox={`0 0 ${width} ${height}`} role="img" lang={words.lang} aria-label={title}>
      <title>{title}</title>
      <path class="axis" d={`M8 ${axis}H${width - 8}m-7 -5l7 5l-7 5`} />
      {wait !== undefined && <Pause label={wait} />}
      {marksOf(mode, words).map(({ at, label, kind }) => (
        <g key={at} class={kind}>
          <circle cx={at} cy={axis} r="7" />
          {label !== undefined && (
            <text x={at} y={axis + 30} text-anchor="middle">
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function Pause({ label }: { readonly label: string }): JSX.Element {
  return (
    <g class="pause">
      <rect x="62" y={axis - 11} width="216" height="22" rx="4" />
      <text x="170" y={axis + 5} text-anchor="middle">
        {label}
      </text>
    </g>
  );
}

function marksOf(mode: ContractError["retry"]["mode"], words: PageWords): Mark[] {
  const say = (key: string): string => words.say(`site.diagram.${key}`);
  const failed: Mark = { at: 44, label: say("failed"), kind: "failed" };
  const again: Mark = { at: 304, label: say("again"), kind: "sent" };
  switch (mode) {
    case "never":
      return [failed, { at: 174, label: say("change"), kind: "stopped" }, again];
    case "backoff":
      return [failed, { at: 96, kind: "failed" }, { at: 178, label: say("again"), kind: "failed" }, again];
    case "resubmit":
      return [failed, { ...again, label: say("anew") }];
    case "wait":
      return [failed, again];
  }
}
