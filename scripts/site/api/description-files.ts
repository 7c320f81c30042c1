import { yamlText } from "../../emit/yaml-text.js";
import { lateFile } from "../late-file.js";
import type { Site, SiteFile } from "../site.js";

/** The description in a language, to download; and the translation by itself, where there is one. */
export function descriptionFiles(site: Pick<Site, "description">, language: string): SiteFile[] {
  const { document, overlay } = site.description(language);
  return [
    lateFile(`${language}/openapi.yaml`, () => yamlText(document)),
    ...(overlay ? [lateFile(`${language}/openapi.overlay.yaml`, () => yamlText(overlay))] : []),
  ];
}
