import { dereference, isJsonObject, type JsonObject } from "../load/json.js";
import type { Contract, Operation } from "../model/contract.js";

/** The paths of a contract, as a server looks them up. */
export interface Routes {
  readonly routes: readonly Route[];
  /** What may stand before a path: those of the servers that the description names, the longest first. */
  readonly bases: readonly (readonly string[])[];
}

interface Route {
  readonly operation: Operation;
  readonly segments: readonly Segment[];
}

/** A text that stands there, or a pattern where a part of it is a parameter. */
type Segment = string | RegExp;

/** The operation, or the methods that its path is known with: none where it is not known. */
export type Found = { readonly operation: Operation } | { readonly allow: readonly string[] };

export function buildRoutes(contract: Contract): Routes {
  const routes = contract.operations.map((operation) => ({
    operation,
    segments: operation.path.split("/").slice(1).map(toSegment),
  }));
  const bases = [[], ...serversOf(contract.openapi)].sort((one, other) => other.length - one.length);
  return { routes: routes.sort(bySpecificity), bases };
}

/**
 * The operation at `pathname`. A path right behind a server's own wins; else whatever stands before a path is taken for the
 * address of the service, and the longest path counts, so that the mock serves at any address.
 */
export function findRoute({ routes, bases }: Routes, method: string, pathname: string): Found {
  const given = pathname.split("/").slice(1).map(decode);
  const exact = bases
    .filter((base) => base.every((segment, index) => given[index] === segment))
    .map((base) => given.slice(base.length));
  const inner = given.map((_, index) => given.slice(index + 1)).filter((rest) => rest.length > 0);
  for (const [index, rest] of [...exact, ...inner].entries()) {
    const isInner = index >= exact.length;
    const fitting = routes.filter(({ segments }) => fits(segments, rest) && !(isInner && isVague(segments)));
    if (fitting.length > 0) return choose(fitting, method);
  }
  return { allow: [] };
}

function choose(fitting: readonly Route[], method: string): Found {
  const byMethod = (wanted: string) => fitting.find(({ operation }) => operation.method === wanted);
  const route = byMethod(method.toLowerCase()) ?? (method === "HEAD" ? byMethod("get") : undefined);
  if (route) return { operation: route.operation };
  const known = fitting.map(({ operation }) => operation.method.toUpperCase());
  return { allow: [...new Set(known.flatMap((name) => (name === "GET" ? ["GET", "HEAD"] : [name])))] };
}

function fits(segments: readonly Segment[], given: readonly string[]): boolean {
  return (
    segments.length === given.length &&
    segments.every((segment, index) => {
      const text = given[index] ?? "";
      return typeof segment === "string" ? segment === text : segment.test(text);
    })
  );
}

/** Any address would end in it. */
function isVague(segments: readonly Segment[]): boolean {
  return segments.every((segment) => typeof segment !== "string" || segment === "");
}

function toSegment(written: string): Segment {
  const parts = written.split(/\{[^{}]*\}/);
  if (parts.length === 1) return decode(written);
  const escaped = parts.map((part) => decode(part).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".+?")}$`, "su");
}

/** What stands there wins over a parameter, from left to right. */
function bySpecificity({ segments: one }: Route, { segments: other }: Route): number {
  const ranks = one.map((segment, index) => rank(segment) - rank(other[index]));
  return ranks.find((difference) => difference !== 0) ?? 0;
}

/** Of two patterns, the one with more text in it is the narrower. */
function rank(segment: Segment | undefined): number {
  return segment instanceof RegExp ? 1 + 1 / segment.source.length : 0;
}

/** The paths of the servers, variables with their defaults. */
function serversOf(document: JsonObject): string[][] {
  const servers = Array.isArray(document["servers"]) ? document["servers"] : [];
  return servers.flatMap((server): string[][] => {
    const { url, variables } = isJsonObject(server) ? server : {};
    const filled = String(url).replace(/\{([^{}]*)\}/g, (_, name: string) => {
      const variable = isJsonObject(variables) ? dereference(document, variables[name]) : undefined;
      return isJsonObject(variable) ? String(variable["default"]) : "";
    });
    if (!URL.canParse(filled, "http://mock.invalid")) return [];
    const { pathname } = new URL(filled, "http://mock.invalid");
    const segments = pathname.split("/").filter((segment) => segment !== "");
    return segments.length > 0 ? [segments.map(decode)] : [];
  });
}

/** Without its percent signs; as it is where they mean nothing. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
