import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { maloi } from "../commands/maloi.js";

describe.each(["petshop", "ledger"])("test/foreign/%s", (api) => {
  it("is what its files say", async () => {
    const { code, err } = await maloi(["generate", "--check", "--root", `test/foreign/${api}`]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });
});

it("writes problems as problems, with a code's URL and an example each", () => {
  const { paths } = parse(readFileSync("test/foreign/petshop/generated/openapi.yaml", "utf8"));
  const { content } = paths["/pets"].post.responses["402"];
  expect(Object.keys(content)).toEqual(["application/problem+json"]);
  const { schema, examples } = content["application/problem+json"];
  expect(schema.properties.type.enum).toEqual(["https://petshop.example/problems/out-of-credit"]);
  expect(examples["out-of-credit"].value).toEqual({
    type: "https://petshop.example/problems/out-of-credit",
    detail: "Your balance is …, but it costs …",
  });
});

it("writes numbers as numbers", () => {
  const { paths } = parse(readFileSync("test/foreign/ledger/generated/openapi.yaml", "utf8"));
  const { schema, examples } = paths["/entries"].post.responses["200"].content["application/json"];
  expect(schema.anyOf[1].properties.error.properties.code).toEqual({ type: "integer", enum: [1001] });
  expect(examples["1001"].value).toEqual({ error: { code: 1001, message: "Số tiền vượt quá …" } });
});
