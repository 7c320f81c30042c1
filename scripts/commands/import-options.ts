import { placeholderChoices } from "../import/placeholders.js";
import type { CommandInput } from "./command.js";
import type { ImportOptions } from "./import.js";

/** What the command line was understood as. */
export function readImportOptions({ args, options }: CommandInput): ImportOptions {
  const { columns, status, category, retry, placeholders, update, dryRun } = options;
  const lists = Array.isArray(columns) ? columns.map(String) : [];
  return {
    file: args[0] ?? "",
    // A comma may be part of a column's name, but hardly before another assignment.
    columns: lists.flatMap((list) => list.split(/,(?=[\w.-]+=)/)),
    defaults: {
      ...(typeof status === "string" && { status }),
      ...(typeof category === "string" && { category }),
      ...(typeof retry === "string" && { retry }),
    },
    placeholders: placeholderChoices.find((choice) => choice === placeholders) ?? "auto",
    update: update === true,
    dryRun: dryRun === true,
  };
}
