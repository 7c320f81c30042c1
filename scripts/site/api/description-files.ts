import { yamlText } from "../../emit/openapi.js";
import type { Site, SiteFile } from "../site.js";

/** The description in a language, to download; and the translation by itself, where there is one. */
export function descriptionFiles(site: Pick<Site, "description">, language: string): SiteFile[] {
  const { document, overlay } = site.description(language);
  return [
    { path: `${language}/openapi.yaml`, content: yamlText(document) },
    ...(overlay ? [{ path: `${language}/openapi.overlay.yaml`, content: yamlText(overlay) }] : []),
  ];
}
