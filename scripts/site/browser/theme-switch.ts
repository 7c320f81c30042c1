import { remember, remembered } from "./memory.js";

/** Light, dark, or whatever the system says. */
const themes = ["system", "light", "dark"];

export function themeSwitch(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-switch]");
  if (!button) return;
  let theme = remembered("theme") ?? "system";
  const show = () => {
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    button.textContent = button.dataset[theme] ?? theme;
  };
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
    remember("theme", theme);
    show();
  });
  button.hidden = false;
  show();
}
