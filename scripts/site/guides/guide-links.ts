import { type Address, addressOf, linkToFile } from "../address.js";
import type { Site } from "../site.js";
import { type Guide, guideProblem } from "./guide.js";

/** As much of a site as a guide's page is made from. */
export type GuideSite = Pick<Site, "contract" | "guides" | "words" | "highlight">;

/** A link on a guide's page. */
export interface GuideLink {
  readonly site: Pick<GuideSite, "contract" | "guides">;
  readonly guide: Guide;
  /** The language of the page, which may have its guide in another. */
  readonly language: string;
  readonly line: number;
  /** `code:ERROR_RATE_LIMIT`, `operation:getBalance`, `errors:`, another guide's file, `#anchor`, or an address. */
  readonly href: string;
}

/**
 * Where a link leads from its page.
 *
 * @param fileOf the form of the pages that link to each other.
 * @throws where there is no such page or anchor: a guide never leads nowhere.
 */
export function resolveLink(link: GuideLink, fileOf: (address: Address) => string): string {
  const { language, guide, href } = link;
  if (/^https:\/\//.test(href)) return href;
  const [path = "", anchor] = href.split("#");
  const hash = anchor === undefined ? "" : `#${anchor}`;
  if (path === "") return checked(link, guide, anchor) + hash;
  const address = targetOf(link, path, anchor);
  return linkToFile(addressOf.guide(language, guide.name), fileOf(address)) + hash;
}

function targetOf(link: GuideLink, path: string, anchor: string | undefined): Address {
  const { site, language } = link;
  const { contract, guides } = site;
  const [kind, name = ""] = path.split(":");
  if (path === "errors:") return addressOf.home(language);
  if (kind === "code" && contract.errors.some(({ code }) => code === name))
    return addressOf.error(language, name);
  if (kind === "operation" && contract.operations.some(({ id }) => id === name))
    return addressOf.operation(language, name);
  const other = guides(language).find((guide) => path === `${guide.name}.md`);
  if (!other) throw broken(link);
  return checked(link, other, anchor) + addressOf.guide(language, other.name);
}

/** Nothing, once `guide` is known to have the anchor. */
function checked(link: GuideLink, guide: Guide, anchor: string | undefined): "" {
  if (anchor !== undefined && !guide.sections.some(({ id }) => id === anchor)) throw broken(link);
  return "";
}

function broken({ guide, line, href }: GuideLink): Error {
  return guideProblem(guide.file, line, `${href} leads nowhere`);
}
