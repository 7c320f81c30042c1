import type { Site, SiteFile } from "./site.js";

/** What hosts and crawlers look for at the root of a site, beside its pages. */
export function hostFiles(site: Site): SiteFile[] {
  return [
    { path: "robots.txt", content: robots(site) },
    { path: "_headers", content: headers },
    { path: "icon.svg", content: icon },
  ];
}

function robots({ url }: Site): string {
  const sitemap = url === undefined ? [] : ["", `Sitemap: ${new URL("sitemap.xml", url).href}`];
  return `${["User-agent: *", "Allow: /", ...sitemap].join("\n")}\n`;
}

/**
 * For hosts that read such a file, Netlify and Cloudflare among them. Each page says itself what it may load, and one may
 * do more than the others; two policies would allow only what both do. So here is only what a page cannot say.
 */
const headers = `/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: same-origin
  Content-Security-Policy: frame-ancestors 'none'
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;

/** A mark that can be told on light ground and on dark. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#0550ae"/>
  <path d="M16 7v11" stroke="#fff" stroke-width="4" stroke-linecap="round"/>
  <circle cx="16" cy="24.5" r="2.5" fill="#fff"/>
</svg>
`;
