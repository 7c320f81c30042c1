import { describe, expect, it } from "vitest";
import { emitContract } from "../../scripts/emit/contract.js";
import { buildContract } from "../../scripts/model/build.js";
import {
  catalog,
  contractOf,
  type Edit,
  edited,
  minimal,
  openapi,
  sourcesOf,
  vi,
} from "./minimal-contract.js";

describe("buildContract", () => {
  it("knows what the sources say, in the author's order", () => {
    const { title, version, errors, statuses, languages, operations, credentials } = contractOf(minimal);
    expect({ title, version, languages, credentials }).toEqual({
      title: "Minimal API",
      version: "1.0.0",
      languages: ["vi", "en"],
      credentials: {},
    });
    expect(errors.map(({ code }) => code)).toEqual(["ERROR_RATE", "ERROR_DATA"]);
    expect(statuses.map(({ status, errorId }) => [status, errorId])).toEqual([
      [200, 0],
      [400, 1],
    ]);
    expect(operations).toEqual([
      {
        id: "send",
        method: "post",
        path: "/send",
        summary: "",
        request: { groups: {}, styles: {} },
        returns: { kind: "nothing", bodies: [], mayBeEmpty: true },
        security: [],
        answer: {},
        idempotent: false,
        codes: ["ERROR_RATE", "ERROR_DATA"],
      },
    ]);
  });

  it("turns the facts of a code into plain values", () => {
    const facts =
      "{ wait: [PT10M, PT30M], scope: ip }\n    trigger: { errors: 1000, within: PT1M }\n    timeLimit: PT2M";
    const { errors } = contractOf(edited([[catalog, "{ wait: PT5M, scope: key }", facts]]));
    expect(errors[0]).toMatchObject({
      retry: { mode: "wait", wait: 1_800_000, stated: [600_000, 1_800_000], scope: "ip" },
      trigger: { errors: 1000, within: 60_000 },
      timeLimit: 120_000,
      params: {},
      aliases: ["ERROR_SPEED"],
      operations: ["send"],
    });
  });

  it("lists an operation's codes in the catalog's order", () => {
    const swapped: Edit = [
      openapi,
      "- ERROR_RATE\n        - ERROR_DATA",
      "- ERROR_DATA\n        - ERROR_RATE",
    ];
    expect(contractOf(edited([swapped])).operations[0]?.codes).toEqual(["ERROR_RATE", "ERROR_DATA"]);
  });

  it("puts the source language first and the others in order, however they were read", () => {
    const files = { ...minimal, "locales/zh.yaml": minimal[vi] ?? "", "locales/de.yaml": minimal[vi] ?? "" };
    const sources = sourcesOf({ ...files, "locales/zh-Hans.yaml": minimal[vi] ?? "" });
    for (const locales of [sources.locales, sources.locales.toReversed()]) {
      const { contract } = buildContract({ ...sources, locales });
      expect(contract?.languages).toEqual(["vi", "de", "en", "zh", "zh-Hans"]);
    }
  });

  it("finds the published reference, and hands it to the client", () => {
    const docs = "https://docs.example.com/{language}/errors/{code}";
    const contract = contractOf(edited([[catalog, "language: vi", `language: vi\ndocs: ${docs}`]]));
    expect(contract.docs).toBe(docs);
    expect(emitContract(contract).content).toContain(`language: "vi",\n  docs: "${docs}",`);
  });

  it("finds the credential", () => {
    const credential: Edit = [openapi, "paths:", "x-credential: { in: body, name: key }\npaths:"];
    const { credentials, operations } = contractOf(edited([credential]));
    expect(credentials).toEqual({ clientKey: { in: "body", name: "key" } });
    expect(operations[0]?.security).toEqual([["clientKey"]]);
  });

  it("finds the operations of a path that stands elsewhere in the document", () => {
    const moved: Edit = [
      openapi,
      "  /send:\n",
      "  /send: { $ref: '#/components/pathItems/s' }\ncomponents:\n pathItems:\n  s:\n",
    ];
    expect(contractOf(edited([moved])).operations.map(({ id, path }) => [id, path])).toEqual([
      ["send", "/send"],
    ]);
  });

  it("takes codes named like what every object has", () => {
    const rename = (name: string): Edit[] =>
      Object.keys(minimal)
        .filter((file) => file !== "spec/released-codes.txt")
        .map((file) => [file, "ERROR_DATA", name]);
    for (const name of ["constructor", "toString", "hasOwnProperty"]) {
      const { errors } = contractOf(edited(rename(name)));
      expect(errors.find(({ code }) => code === name)?.texts["en"]?.action).toBe("Correct it.");
    }
  });
});
