import { rm } from "node:fs/promises";
import { relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { folderWith, maloi, type Run } from "../commands/maloi.js";
import { minimal } from "../model/minimal-contract.js";
import { fileOf } from "./imported.js";

/* `maloi import` itself, with files as their packages have them. */

let root: string;
beforeEach(async () => {
  root = await folderWith(minimal);
});
afterEach(() => rm(root, { recursive: true }));

const facts = ["--status", "400", "--category", "request", "--retry", "never"];

function imported(name: string, file: string, ...args: string[]): Promise<Run> {
  return maloi(["import", relative(root, fileOf(name, file)), ...facts, ...args], root);
}

describe("maloi import", () => {
  it.each<[name: string, file: string, count: number, args: string[]]>([
    ["pg-error-codes", "index.json", 240, []],
    ["@twilio/voice-errors", "table.md", 72, []],
    ["@aws-sdk/client-dynamodb", "dist-types/models/errors.d.ts", 35, []],
  ])("takes over %s %s", async (name, file, count, args) => {
    const { code, out, err } = await imported(name, file, "--json", ...args);
    expect([code, err]).toEqual([0, ""]);
    const said: unknown = JSON.parse(out);
    expect(said).toHaveProperty("added.length", count);
  });

  it("does not guess where texts are in two styles, and converts the one that it is told", async () => {
    const file = "lib/de/diagnosticMessages.generated.json";
    const guessed = await imported("typescript", file);
    expect(guessed.code).toBe(1);
    expect(guessed.err).toContain("the texts have placeholders of more than one kind: {a}, {0}");
    expect(guessed.err).toContain("--placeholders with one of braces, numbers, or none");
    const told = await imported("typescript", file, "--placeholders", "numbers");
    expect(told.out).toContain("{0} becomes {{arg0}}, and so on, in 899 texts\n");
    // Its keys are sentences, some of which are too long to be codes.
    expect(told.err).toContain("error[new-code]: ");
  });
});
