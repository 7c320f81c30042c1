import { isRecord } from "../load/json.js";
import type { Problem } from "../load/problem.js";
import type { YamlSource } from "../load/yaml-source.js";
import { type Concept, ConceptFormat, GlossaryFormat } from "./glossary-format.js";
import { checkFormat, validOrNothing } from "./validate.js";

/** What could be understood of the glossary. */
export interface GlossaryDraft {
  readonly source: YamlSource;
  /** The concepts by name, without those that have something wrong. */
  readonly concepts: ReadonlyMap<string, Concept>;
}

export function draftGlossary(source: YamlSource, problems: Problem[]): GlossaryDraft {
  problems.push(...checkFormat(source, GlossaryFormat, source.value));
  const concepts = isRecord(source.value) ? source.value["concepts"] : undefined;
  const sound = Object.entries(isRecord(concepts) ? concepts : {}).flatMap(
    ([name, entry]): [string, Concept][] => {
      const concept = validOrNothing(ConceptFormat, entry);
      return concept ? [[name, concept]] : [];
    },
  );
  return { source, concepts: new Map(sound) };
}
