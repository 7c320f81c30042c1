import type { ErrorCode } from "../../generated/codes.js";
import { type OperationId, operations } from "../../generated/operations.js";
import { isJsonObject, parseJson } from "../json.js";
import { answerFailure, type Failure } from "./failure.js";
import type { FailOptions } from "./failure-plan.js";
import { handlers, type Outcome } from "./handlers.js";
import { type MockOptions, settingsFrom } from "./options.js";
import { pause } from "./pause.js";
import { jsonResponse, preflightResponse } from "./response.js";
import { type ReceivedRequest, type Service, startService } from "./service.js";

/** A request with this header is answered with the code that it names, be it of the contract or not. */
export const codeHeader = "maloi-code";

/** The simulated service. Its methods need no `this`: `createClient({ fetch: mock.fetch, … })`. */
export interface Mock {
  /** Answers as the service would, at whatever address the operations' paths are asked for. */
  readonly fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>;
  /** Makes the next call, or the next `times` calls, fail with `code`, after those planned before. */
  readonly failNext: (code: ErrorCode, options?: FailOptions) => void;
  /** Makes every call fail with `code` that no `failNext` is planned for; `undefined` ends it. */
  readonly failAlways: (code: ErrorCode | undefined) => void;
  /** The calls of operations since the start or the last reset, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  readonly balance: number;
  /** When the ban ends, by the option `now`, in ms; `undefined` while there is none. See the option `banRule`. */
  readonly bannedUntil: number | undefined;
  /** Forgets the tasks, the calls, the planned failures and the ban, and restores the balance. */
  readonly reset: () => void;
}

export function createMock(options: MockOptions = {}): Mock {
  const settings = settingsFrom(options);
  let service = startService(settings);
  return {
    async fetch(input, init) {
      const request = input instanceof Request && init === undefined ? input : new Request(input, init);
      request.signal.throwIfAborted();
      const response = await respond(request, service);
      await pause(settings.latency, request.signal);
      return response;
    },
    failNext: (code, options = {}) => service.plan.next(code, options),
    failAlways: (code) => service.plan.always(code),
    get requests() {
      return service.requests;
    },
    get balance() {
      return service.account.balance;
    },
    get bannedUntil() {
      return service.banRule?.bannedUntil;
    },
    reset() {
      service = startService(settings);
    },
  };
}

async function respond(request: Request, service: Service): Promise<Response> {
  if (request.method === "OPTIONS") return preflightResponse(request);
  const operation = operationAt(new URL(request.url).pathname);
  if (!operation) return jsonResponse(404, { message: "no operation has this path" });
  const outcome = await decide(operation, request, service);
  if ("errorId" in outcome) {
    service.requests.push({ operation, status: 200 });
    return jsonResponse(200, outcome);
  }
  service.banRule?.count();
  const { status, body } = answerFailure(outcome, service.settings.locale);
  service.requests.push({ operation, status, code: outcome.code });
  return jsonResponse(status, body);
}

/** The operation whose path ends the address: what comes before it is the base URL's affair. */
function operationAt(pathname: string): OperationId | undefined {
  return operationIds.find((id) => pathname.endsWith(operations[id].path));
}

const operationIds = Object.keys(operations).filter((id): id is OperationId => Object.hasOwn(operations, id));

async function decide(
  operation: OperationId,
  request: Request,
  service: Service,
): Promise<Outcome<OperationId> | Failure> {
  const { settings, plan, banRule } = service;
  const ban = banRule?.failure;
  if (ban) return ban;
  const wanted = request.headers.get(codeHeader);
  const forced = wanted ? { code: wanted } : plan.take(operation);
  if (forced) return forced;
  if (request.method !== operations[operation].method) return { code: "ERROR_BAD_REQUEST" };
  const body = parseJson(await request.text());
  if (!isJsonObject(body)) return { code: "ERROR_BAD_REQUEST" };
  if (body["clientKey"] !== settings.clientKey) return { code: "ERROR_KEY_DENIED_ACCESS" };
  return handlers[operation](body, service);
}
