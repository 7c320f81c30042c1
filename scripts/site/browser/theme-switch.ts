import { remember } from "./memory.js";

/** Light, dark, or whatever the system says. */
const themes = ["system", "light", "dark"];

/** What was chosen before is shown already; see `theme.ts`. */
export function themeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
  if (!button) return;
  const { dataset } = document.documentElement;
  const name = () => {
    const theme = dataset["theme"] ?? "system";
    button.textContent = button.dataset[theme] ?? theme;
  };
  button.addEventListener("click", () => {
    const theme = themes[(themes.indexOf(dataset["theme"] ?? "system") + 1) % themes.length] ?? "system";
    remember("theme", theme);
    if (theme === "system") delete dataset["theme"];
    else dataset["theme"] = theme;
    name();
  });
  button.hidden = false;
  name();
}
