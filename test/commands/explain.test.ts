import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainTexts } from "../emit/plain-texts.js";
import { catalog, minimal } from "../model/minimal-contract.js";
import { folderWith, maloi, project } from "./maloi.js";

let elsewhere: string;
let root: string;
beforeAll(async () => {
  [elsewhere, root] = await Promise.all([folderWith({ "package.json": "{}" }), folderWith(minimal)]);
});
afterAll(async () => {
  for (const folder of [elsewhere, root]) await rm(folder, { recursive: true });
});

describe("maloi explain", () => {
  it("knows the shipped contract where there is no other, and does not wrap for a pipe", async () => {
    const { code, out, err } = await maloi(["explain", "ERROR_IP_BANNED", "--lang", "vi-VN"], elsewhere);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^ERROR_IP_BANNED\n\nIP của bạn đã bị chặn trong 10 phút\n\n/);
    expect(out).toContain("hệ thống sẽ tự động chặn trong 30 phút. Vui lòng kiểm tra thông tin lỗi");
    expect(out).toContain("Trạng thái HTTP: 400\n");
    expect(out).toContain("Không gửi gì từ IP này trong 30 phút.");
    expect(out).toContain('\n  "errorCode": "ERROR_IP_BANNED",\n');
  });

  it.each<[name: string, args: string[], said: string, code: string]>([
    [
      "the right spelling of a wrong code",
      ["ERROR_SERVICE_UNAVAILABLE"],
      "ERROR_SERVICE_UNAVAILABLE is not a code; the service writes ERROR_SERVICE_UNAVALIABLE",
      "ERROR_SERVICE_UNAVALIABLE",
    ],
    ["words without accents", ["so", "du"], "the only code whose texts mention so du", "ERROR_ZERO_BALANCE"],
    ["a part of the code", ["rate_limit"], "the whole code is ERROR_RATE_LIMIT", "ERROR_RATE_LIMIT"],
    ["a code in capitals", ["error_rate_limit"], "is not how it is spelt", "ERROR_RATE_LIMIT"],
    [
      "a description",
      ["invalid task data: task.body must be an image"],
      "this is the description of ERROR_INVALID_TASK_DATA",
      "ERROR_INVALID_TASK_DATA",
    ],
  ])("understands %s, and says how", async (_, args, said, code) => {
    const run = await maloi(["explain", ...args], elsewhere);
    expect(run.err).toContain(said);
    expect([run.code, run.out.split("\n")[0]]).toEqual([0, code]);
  });

  it("lists what fits where several do", async () => {
    const { code, out } = await maloi(["explain", "image"], elsewhere);
    expect(out).toBe(
      [
        "2 codes fit; explain one of them:",
        "ERROR_INVALID_IMAGE",
        "  The image size does not meet the requirements",
        "ERROR_PARSE_IMAGE_FAIL",
        "  Parsing the image failed",
        "",
      ].join("\n"),
    );
    expect(code).toBe(0);
  });

  it.each([
    ["a slip", "ERROR_RATE_LIMT", "nothing is known about ERROR_RATE_LIMT; did you mean ERROR_RATE_LIMIT?\n"],
    ["what nobody knows", "xyz\u001B[2J{{x}}", "nothing is known about xyz<U+001B>[2J{{x}}\n"],
  ])("ends with 1 at %s", async (_, query, err) => {
    expect(await maloi(["explain", query], elsewhere)).toEqual({ code: 1, out: "", err });
  });

  it("gives machines the facts", async () => {
    const { code, out } = await maloi(["explain", "IP_BANNED", "--json"], elsewhere);
    const shipped = JSON.parse(await readFile(join(project, "generated", "catalog.json"), "utf8"));
    const error = shipped.errors.find(({ code }: { code: string }) => code === "ERROR_IP_BANNED");
    const facts = { ...error, texts: plainTexts(error.texts) };
    const errorDescription = error.texts.en.description.text;
    const response = { errorId: 1, errorCode: "ERROR_IP_BANNED", errorDescription };
    expect(JSON.parse(out)).toEqual({
      query: "IP_BANNED",
      way: "prefix",
      matches: [{ ...facts, response }],
    });
    expect(code).toBe(0);
    const nothing = await maloi(["explain", "xyzzy", "--json"], elsewhere);
    expect([nothing.code, JSON.parse(nothing.out)]).toEqual([1, { query: "xyzzy", matches: [] }]);
  });

  it("takes the contract below the root, and says what is wrong with it", async () => {
    expect((await maloi(["explain", "ERROR_SPEED"], root)).out).toMatch(/^ERROR_RATE\n\nToo fast\n/);
    const broken = await folderWith({ ...minimal, [catalog]: "" });
    const run = await maloi(["explain", "ERROR_RATE", "--root", broken]);
    await rm(broken, { recursive: true });
    expect(run.err).toContain("error[schema]: spec/errors.yaml is empty");
    expect([run.code, run.out]).toEqual([1, ""]);
  });
});
