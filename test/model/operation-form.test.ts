import { expect, it } from "vitest";
import { requestForm } from "../../scripts/model/operation-form.js";

/* How the parameters of a query are written, by what a description says of them. */

it.each([
  [{}, undefined],
  [{ style: "form", explode: true }, undefined],
  [{ explode: false }, ","],
  [{ style: "spaceDelimited" }, " "],
  [{ style: "pipeDelimited" }, "|"],
  [{ style: "pipeDelimited", explode: true }, undefined],
  [{ style: "deepObject" }, "deepObject"],
  [{ content: { "application/json": { schema: {} } } }, "json"],
  [{ content: { "application/vnd.a+json": {} } }, "json"],
  [{ content: { "text/plain": {} } }, undefined],
  [{ in: "header", explode: false }, undefined],
])("%j", (said, want) => {
  const operation = { parameters: [{ name: "where", in: "query", ...said }] };
  expect(requestForm({}, {}, operation).styles).toEqual(want === undefined ? {} : { where: want });
});
