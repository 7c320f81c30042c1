import { describe, expect, it } from "vitest";
import { buildRoutes, findRoute } from "../../scripts/mock/routes.js";
import { contractWith } from "./served.js";

const names = [
  "GET /pets",
  "POST /pets",
  "GET /pets/{id}",
  "GET /pets/mine",
  "DELETE /pets/{id}",
  "GET /pets/{id}/photo",
  "GET /pets/{id}.json",
  "GET /range/{from}-{to}",
  "GET /{owner}/{name}",
  "GET /chào/xin-lỗi",
  "HEAD /checked",
  "GET /checked",
  "GET /",
];
const servers = [
  { url: "https://api.example.com/v1/" },
  { url: "/{stage}", variables: { stage: { default: "beta" } } },
];
const routes = buildRoutes(contractWith(Object.fromEntries(names.map((name) => [name, {}])), { servers }));

function found(method: string, path: string): string {
  const result = findRoute(routes, method, new URL(path, "http://mock.invalid").pathname);
  if ("allow" in result) return result.allow.join(" ") || "nothing";
  return `${result.operation.method.toUpperCase()} ${result.operation.path}`;
}

describe("a path", () => {
  it.each([
    ["GET", "/pets", "GET /pets"],
    ["POST", "/pets", "POST /pets"],
    ["GET", "/pets?kind=cat#x", "GET /pets"],
    ["GET", "/pets/7", "GET /pets/{id}"],
    ["GET", "/pets/mine", "GET /pets/mine"],
    ["GET", "/pets/m%69ne", "GET /pets/mine"],
    ["DELETE", "/pets/mine", "DELETE /pets/{id}"],
    ["GET", "/pets/a%2Fb", "GET /pets/{id}"],
    ["GET", "/pets/%zz", "GET /pets/{id}"],
    ["GET", "/pets/%E0", "GET /pets/{id}"],
    ["GET", "/pets/7/photo", "GET /pets/{id}/photo"],
    ["GET", "/pets/7.json", "GET /pets/{id}.json"],
    ["GET", "/pets/.json", "GET /pets/{id}"],
    ["GET", "/range/1-2", "GET /range/{from}-{to}"],
    ["GET", "/range/12", "GET /{owner}/{name}"],
    ["GET", "/an/other", "GET /{owner}/{name}"],
    ["GET", "/chào/xin-lỗi", "GET /chào/xin-lỗi"],
    ["GET", "/", "GET /"],
  ])("%s %s leads to %s", (method, path, wanted) => {
    expect(found(method, path)).toBe(wanted);
  });

  it.each([
    ["/v1/pets/7", "GET /pets/{id}"],
    ["/beta/pets", "GET /pets"],
    ["/v1/an/other", "GET /{owner}/{name}"],
    ["/any/base/url/pets/7", "GET /pets/{id}"],
    ["/any/pets/7/photo", "GET /pets/{id}/photo"],
    ["/v1/", "GET /"],
  ])("may have the address of the service before it: %s", (path, wanted) => {
    expect(found("GET", path)).toBe(wanted);
  });

  it.each(["/pets/", "/pet", "/PETS", "/a/b/c", "/pets/7/", "/constructor", "/range/"])(
    "%s leads nowhere",
    (path) => {
      expect(found("GET", path)).toBe("nothing");
    },
  );
});

describe("a method", () => {
  it.each([
    ["PATCH", "/pets", "GET HEAD POST"],
    ["POST", "/pets/7", "GET HEAD DELETE"],
    ["PURGE", "/checked", "GET HEAD"],
    ["get", "/pets", "GET /pets"],
    ["HEAD", "/pets", "GET /pets"],
    ["HEAD", "/checked", "HEAD /checked"],
  ])("%s %s: %s", (method, path, wanted) => {
    expect(found(method, path)).toBe(wanted);
  });
});
