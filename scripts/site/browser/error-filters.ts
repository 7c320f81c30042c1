/** Shows those rows of the table of codes that have what is chosen, and keeps the choice in the address. */
export function errorFilters(): void {
  const form = document.querySelector<HTMLFormElement>("form.filters");
  const rows = [...document.querySelectorAll<HTMLTableRowElement>("tr[data-category]")];
  const count = form?.querySelector("output");
  if (!form || !count) return;
  const choices = [...form.querySelectorAll("select")];
  const apply = () => {
    for (const row of rows) row.hidden = !choices.every(({ name, value }) => has(row, name, value));
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = `${shown} / ${rows.length}`;
  };
  const asked = new URLSearchParams(location.search);
  for (const choice of choices) {
    const value = asked.get(choice.name) ?? "";
    if ([...choice.options].some((option) => option.value === value)) choice.value = value;
    choice.addEventListener("change", () => {
      apply();
      keep(choices);
    });
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
}

function has(row: HTMLTableRowElement, name: string, value: string): boolean {
  return value === "" || (row.dataset[name] ?? "").split(" ").includes(value);
}

function keep(choices: readonly HTMLSelectElement[]): void {
  const chosen = choices.filter(({ value }) => value !== "").map(({ name, value }) => [name, value]);
  const search = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", `${location.pathname}${search && `?${search}`}${location.hash}`);
}
