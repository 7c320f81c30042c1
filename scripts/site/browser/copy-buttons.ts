/** How long a button says that it has copied, in ms. */
const shown = 1500;

/** Copies the code above a button, or the page's address for ever. */
export function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const usual = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const copied = await copy(textFor(button));
      button.textContent = (copied ? button.dataset["done"] : button.dataset["failed"]) ?? usual;
      setTimeout(() => {
        button.textContent = usual;
      }, shown);
    });
  }
}

function textFor(button: HTMLButtonElement): string {
  if (button.dataset["copy"] === "code") return button.parentElement?.querySelector("pre")?.textContent ?? "";
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? location.href;
  // Known only on the spot where the site was built without its address.
  return canonical.replace(/index\.html$/, "");
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
