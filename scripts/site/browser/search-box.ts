import { type Entry, isGuide } from "../search-entry.js";
import { type Found, type Prepared, prepare, search } from "../search-index.js";
import { loadEntries } from "./search-script.js";

const most = 12;

/** Search as you type, in the index of the page's language, and in all of them where that has nothing sure. */
export function searchBox(): void {
  const box = document.querySelector<HTMLElement>("search");
  const input = box?.querySelector("input");
  const list = box?.querySelector<HTMLElement>("[role=listbox]");
  const status = box?.querySelector<HTMLElement>("[role=status]");
  if (!box || !input || !list || !status) return;
  new SearchBox(box, input, list, status).start();
}

class SearchBox {
  readonly #box: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #status: HTMLElement;
  readonly #indices = new Map<string, Promise<readonly Prepared[]>>();
  #chosen = -1;
  /** Ends once what was typed last has its answer. */
  #answered = Promise.resolve();

  constructor(box: HTMLElement, input: HTMLInputElement, list: HTMLElement, status: HTMLElement) {
    this.#box = box;
    this.#input = input;
    this.#list = list;
    this.#status = status;
  }

  start(): void {
    this.#box.hidden = false;
    this.#input.addEventListener("focus", () => void this.#index(this.#own), { once: true });
    this.#input.addEventListener("input", () => {
      this.#answered = this.#show();
    });
    this.#input.addEventListener("keydown", (event) => this.#move(event));
    this.#box.addEventListener("submit", async (event) => {
      event.preventDefault();
      await this.#answered;
      this.#options[this.#chosen]?.click();
    });
    document.addEventListener("click", ({ target }) => {
      if (target instanceof Node && !this.#box.contains(target)) this.#close();
    });
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target instanceof Element && event.target.matches("input, textarea, select");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.#input.focus();
    });
  }

  get #own(): string {
    return document.documentElement.lang;
  }

  get #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('[role="option"]')];
  }

  async #show(): Promise<void> {
    const query = this.#input.value;
    if (query.trim() === "") return this.#close();
    const found = await this.#find(query);
    // Typed on meanwhile: that has its own answer.
    if (query !== this.#input.value) return;
    this.#list.replaceChildren(...found.map(({ entry }, index) => this.#option(entry, index)));
    this.#list.hidden = found.length === 0;
    this.#input.setAttribute("aria-expanded", String(found.length > 0));
    this.#choose(found.length > 0 ? 0 : -1);
    const { none = "", some = "" } = this.#status.dataset;
    this.#status.textContent = found.length === 0 ? none : some.replace("#", String(found.length));
    this.#status.classList.toggle("nothing", found.length === 0);
  }

  async #find(query: string): Promise<readonly Found[]> {
    const found = search(await this.#index(this.#own), query, most);
    if (found[0]?.way === "words") return found;
    const { languages = "" } = this.#box.dataset;
    const others = languages.split(" ").filter((language) => language !== this.#own);
    const all = await Promise.all([this.#own, ...others].map((language) => this.#index(language)));
    return search(all.flat(), query, most);
  }

  #index(language: string): Promise<readonly Prepared[]> {
    const known =
      this.#indices.get(language) ?? loadEntries(`${root()}/${language}/search.js`, language).then(prepare);
    this.#indices.set(language, known);
    return known;
  }

  /** Always a link to its page in the reader's language, in whichever language it was found. */
  #option(entry: Entry, index: number): HTMLAnchorElement {
    const { language, page, name, about } = entry;
    const link = document.createElement("a");
    link.id = `found-${index}`;
    link.setAttribute("role", "option");
    link.tabIndex = -1;
    link.href = `${root()}/${this.#own}/${page}/index.html`;
    const text = document.createElement(isGuide(entry) ? "span" : "small");
    text.lang = language;
    text.textContent = about;
    link.append(...(isGuide(entry) ? [] : [name]), text);
    return link;
  }

  #move(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === "Escape") this.#close();
    if (step === undefined || this.#options.length === 0) return;
    event.preventDefault();
    this.#choose((this.#chosen + step + this.#options.length) % this.#options.length);
  }

  #choose(index: number): void {
    this.#chosen = index;
    for (const [at, option] of this.#options.entries())
      option.setAttribute("aria-selected", String(at === index));
    const chosen = this.#options[index];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) this.#input.setAttribute("aria-activedescendant", chosen.id);
    else this.#input.removeAttribute("aria-activedescendant");
  }

  #close(): void {
    this.#list.replaceChildren();
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#status.textContent = "";
    this.#status.classList.remove("nothing");
    this.#choose(-1);
  }
}

/** The way to the site's root from this page. */
function root(): string {
  return document.documentElement.dataset["root"] ?? ".";
}
