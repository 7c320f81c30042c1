import type { JSX } from "preact";
import { durationText } from "../../emit/fact-lines.js";
import type { ContractError } from "../../model/contract.js";
import type { Words } from "../../words/words.js";

const width = 640;
const height = 96;
const axis = 60;

/** A moment on the line of time: an attempt, or what became of it. */
interface Mark {
  readonly at: number;
  readonly label: string;
  readonly kind: "failed" | "sent" | "stopped";
}

interface DiagramProps {
  readonly error: ContractError;
  readonly words: Words;
}

/** When a request may be sent again after a code, drawn over time. Not to scale: it shows the order of things. */
export function RetryDiagram({ error: { retry }, words }: DiagramProps): JSX.Element {
  const { mode } = retry;
  const wait = retry.mode === "wait" ? durationText(retry.wait, words) : undefined;
  const say = (key: string): string => words.say(`site.diagram.${key}`);
  const marks = marksOf(mode, say);
  const title = words.say(`site.diagram.title_${mode}`, { wait: wait ?? "" });
  return (
    <svg class="diagram" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <title>{title}</title>
      <line class="axis" x1="20" y1={axis} x2={width - 20} y2={axis} />
      <path
        class="axis tip"
        d={`M${width - 28} ${axis - 5}L${width - 20} ${axis}L${width - 28} ${axis + 5}`}
      />
      {wait !== undefined && (
        <g class="pause">
          <rect x="100" y={axis - 12} width="360" height="24" rx="4" />
          <text x="280" y={axis - 22} text-anchor="middle">
            {wait}
          </text>
        </g>
      )}
      {marks.map(({ at, label, kind }) => (
        <g key={at} class={kind}>
          <circle cx={at} cy={axis} r="7" />
          <text x={at} y={axis + 28} text-anchor="middle">
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}

function marksOf(mode: ContractError["retry"]["mode"], say: (key: string) => string): Mark[] {
  const failed: Mark = { at: 80, label: say("failed"), kind: "failed" };
  switch (mode) {
    case "never":
      return [
        failed,
        { at: 320, label: say("change"), kind: "stopped" },
        { at: 540, label: say("again"), kind: "sent" },
      ];
    case "backoff":
      return [
        failed,
        { at: 180, label: say("again"), kind: "failed" },
        { at: 330, label: say("again"), kind: "failed" },
        { at: 540, label: say("again"), kind: "sent" },
      ];
    case "resubmit":
      return [failed, { at: 540, label: say("anew"), kind: "sent" }];
    case "wait":
      return [failed, { at: 540, label: say("again"), kind: "sent" }];
  }
}
