import { describe, expect, it } from "vitest";
import { answer, type Handler, startLoopback } from "../support/loopback.js";
import { interfaces, placeholdersOf } from "../words/ui-words.js";
import { key, projectContract, runAgainst } from "./shipped.js";

/* Services that are wrong in one way each, asked for the balance alone. */

const shipped = await projectContract();
const ledger = await projectContract("test/foreign/ledger/");
const asked = { operations: ["getBalance"] };

const balance = { errorId: 0, balance: 10, packages: [] };
const refused = failure("ERROR_KEY_DENIED_ACCESS", wordingOf("ERROR_KEY_DENIED_ACCESS"));
const malformed = failure("ERROR_BAD_REQUEST", wordingOf("ERROR_BAD_REQUEST"));

function wordingOf(code: string): string {
  const text = shipped.contract.errors.find((error) => error.code === code)?.texts["vi"]?.description;
  if (text === undefined) throw new Error(`${code} has no text`);
  return text;
}

function failure(errorCode: string, errorDescription = "") {
  return { errorId: 1, errorCode, errorDescription };
}

/** A service that is right, but for the answers that `changed` has. */
function service(changed: { success?: Handler; denied?: Handler; malformed?: Handler }): Handler {
  return (request, response, body) => {
    const good = changed.success ?? answer(200, balance);
    const bad = changed.malformed ?? answer(400, malformed);
    const denied = changed.denied ?? answer(401, refused);
    const handler = !body.startsWith("{") ? bad : body.includes(key) ? good : denied;
    handler(request, response, body);
  };
}

async function findingsOf(handler: Handler, timeout = 5000): Promise<string[]> {
  await using server = await startLoopback(handler);
  const { rows } = await runAgainst(server.url, shipped, asked, { timeout });
  const found = rows.flatMap(({ findings }) => findings);
  expect(JSON.stringify(found)).not.toContain(key);
  return [...new Set(found.map(inOneLine))];
}

function inOneLine({ kind, variant, values }: { kind: string; variant: string; values: object }): string {
  for (const part of ["message", "fix"]) {
    const path = `contract-test.findings.${kind}.${part}_${variant}`;
    for (const [language, sentences] of interfaces) {
      const sentence = sentences.get(path);
      if (sentence === undefined) throw new Error(`${language} lacks ${path}`);
      expect(Object.keys(values)).toEqual(expect.arrayContaining(placeholdersOf(sentence)));
    }
  }
  const { operation: _, ...rest } = { operation: "", ...values };
  return `${kind}/${variant} ${JSON.stringify(rest)}`;
}

describe("a service", () => {
  it.each<[name: string, handler: Handler, want: string[]]>([
    ["that is right", service({}), []],
    [
      "with a code that the catalog lacks",
      service({ denied: answer(401, failure("ERROR_OF_TOMORROW")) }),
      [
        'undocumented-code/far {"status":401,"code":"ERROR_OF_TOMORROW"}',
        'unexpected-answer/another {"status":401,"code":"ERROR_OF_TOMORROW","wanted":"ERROR_KEY_DENIED_ACCESS"}',
      ],
    ],
    [
      "with a code that is nearly one",
      service({ malformed: answer(400, failure("ERROR_BAD_REQEST")) }),
      [
        'undocumented-code/near {"status":400,"code":"ERROR_BAD_REQEST","suggestion":"ERROR_BAD_REQUEST"}',
        'unexpected-answer/another {"status":400,"code":"ERROR_BAD_REQEST","wanted":"ERROR_BAD_REQUEST"}',
      ],
    ],
    [
      "with a code of another operation",
      service({ malformed: answer(400, failure("ERROR_TASKID_INVALID")) }),
      [
        'undocumented-code/operation {"status":400,"code":"ERROR_TASKID_INVALID"}',
        'unexpected-answer/another {"status":400,"code":"ERROR_TASKID_INVALID","wanted":"ERROR_BAD_REQUEST"}',
      ],
    ],
    [
      "with the right code under another status",
      service({ malformed: answer(500, malformed) }),
      ['wrong-status/code {"status":500,"code":"ERROR_BAD_REQUEST","wanted":400}'],
    ],
    [
      "with a success under a failure's status",
      service({ success: answer(500, balance) }),
      ['wrong-status/success {"status":500}'],
    ],
    [
      "with a success under an unknown status",
      service({ success: answer(206, balance) }),
      ['wrong-status/unknown {"status":206}'],
    ],
    [
      "with a success that lacks something",
      service({ success: answer(200, { errorId: 0, packages: [] }) }),
      ['outside-schema/success {"status":200,"reason":"the body must have required property \'balance\'"}'],
    ],
    [
      "with a success that is wrong deep within",
      service({ success: answer(200, { ...balance, packages: [{}, 7] }) }),
      ['outside-schema/success {"status":200,"reason":"/packages/1 must be object"}'],
    ],
    [
      "with a failure without the envelope",
      service({ malformed: answer(400, { message: "no" }) }),
      ['outside-schema/failure {"status":400,"reason":"no errorId in the body"}'],
    ],
    [
      "with a failure without a code",
      service({ malformed: answer(400, { errorId: 1 }) }),
      ['outside-schema/failure {"status":400,"reason":"a failure without a code"}'],
    ],
    [
      "with an envelope of another type",
      service({ malformed: answer(400, { ...malformed, errorDescription: 7 }) }),
      [
        'outside-schema/failure {"status":400,"code":"ERROR_BAD_REQUEST","reason":"/errorDescription must be string"}',
      ],
    ],
    [
      "behind a gateway that speaks HTML",
      service({ malformed: answer(502, "<h1>Bad gateway</h1>", { "content-type": "text/html" }) }),
      ['unexpected-answer/no-json {"status":502,"excerpt":"<h1>Bad gateway</h1>"}'],
    ],
    [
      "that sends elsewhere",
      service({ success: answer(302, "", { location: "https://other.example/" }) }),
      ['unexpected-answer/redirect {"status":302,"excerpt":"https://other.example/"}'],
    ],
    [
      "that lets everybody in",
      service({ denied: answer(200, balance) }),
      ['unexpected-answer/succeeded-code {"status":200,"wanted":"ERROR_KEY_DENIED_ACCESS"}'],
    ],
    [
      "that lets nobody in",
      service({ success: answer(401, refused) }),
      ['unexpected-answer/failed {"status":401,"code":"ERROR_KEY_DENIED_ACCESS","wanted":""}'],
    ],
    [
      "that closes the connection",
      service({ success: (_, response) => response.destroy() }),
      ['no-answer/network {"reason":"UND_ERR_SOCKET","seconds":5}'],
    ],
    [
      "that tells the key",
      service({ success: (_, response, body) => answer(418, `<p>${body}</p>`)(_, response, body) }),
      ['unexpected-answer/no-json {"status":418,"excerpt":"<p>{\\"clientKey\\":\\"[redacted]\\"}</p>"}'],
    ],
    [
      "that tells the key where it is cut off",
      service({ success: answer(418, `${"-".repeat(74)}${key}`) }),
      [`unexpected-answer/no-json {"status":418,"excerpt":"${"-".repeat(74)}[redac"}`],
    ],
    [
      "that tells the key in a code",
      service({ success: (_, response, body) => answer(400, failure(body))(_, response, body) }),
      [
        'undocumented-code/far {"status":400,"code":"{\\"clientKey\\":\\"[redacted]\\"}"}',
        'unexpected-answer/failed {"status":400,"code":"{\\"clientKey\\":\\"[redacted]\\"}","wanted":""}',
      ],
    ],
  ])("%s", async (_, handler, want) => {
    expect(await findingsOf(handler)).toEqual(want);
  });

  it("that never answers is not waited for for ever", async () => {
    const hang = service({ success: () => undefined });
    expect(await findingsOf(hang, 100)).toEqual(['no-answer/timeout {"reason":"","seconds":0.1}']);
  });

  it("that is silent three times is asked nothing more", async () => {
    await using server = await startLoopback((_, response) => response.destroy());
    const { rows, requests } = await runAgainst(server.url, shipped);
    expect(requests).toBe(3);
    expect(rows.slice(3).every(({ skip }) => skip === "silent")).toBe(true);
  });

  it("that answers without an end is read no further than 1 MB", async () => {
    let sent = 0;
    const flood: Handler = (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const chunk = Buffer.alloc(64 * 1024, " ");
      const more = () => {
        while (sent < 100e6 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return;
        }
        response.end();
      };
      response.on("drain", more);
      more();
    };
    const found = await findingsOf(service({ success: flood }));
    expect(found[0]).toContain("unexpected-answer/large");
    expect(sent).toBeLessThan(50e6);
  });

  it("that asks to wait is asked nothing more", async () => {
    const limited = answer(400, failure("ERROR_RATE_LIMIT"));
    await using server = await startLoopback(service({ denied: limited }));
    const { rows, requests, stoppedBy } = await runAgainst(server.url, shipped, asked);
    expect([requests, server.received.length, stoppedBy]).toEqual([2, 2, "ERROR_RATE_LIMIT"]);
    expect(rows.slice(2).every(({ skip }) => skip === "stopped")).toBe(true);
  });

  it.each([
    ["a 429 without a code", answer(429, "slow down"), "HTTP 429"],
    ["Retry-After", answer(401, refused, { "retry-after": "30" }), "ERROR_KEY_DENIED_ACCESS"],
  ])("that asks to wait with %s is asked nothing more", async (_, denied, want) => {
    await using server = await startLoopback(service({ denied }));
    const { stoppedBy } = await runAgainst(server.url, shipped, { ...asked, target: "live" });
    expect([stoppedBy, server.received.length]).toEqual([want, 2]);
  });

  it("that breaks over a request that is wrong did not refuse it, and is asked on, on this machine", async () => {
    const broken = answer(503, { error: { code: 1042, message: "Later" } });
    await using server = await startLoopback(broken);
    const { rows, stoppedBy } = await runAgainst(server.url, { ...ledger, probes: {} });
    const refused = rows.filter(({ probe }) => probe.want === "failure");
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, findings } of refused) {
      const kinds = findings.filter(({ kind }) => kind !== "new-wording").map(inOneLine);
      expect([status, kinds]).toEqual([503, ['unexpected-answer/broke {"status":503,"code":"1042"}']]);
    }
    expect(stoppedBy).toBeUndefined();
    const live = await runAgainst(server.url, { ...ledger, probes: {} }, { target: "live" });
    expect([live.stoppedBy, live.requests]).toEqual(["1042", 1]);
  });

  it.each([
    ["400", 400, [400]],
    ["4XX", 400, [400]],
    ["default", 400, [400]],
    ["404", 400, []],
  ])("with a failure that is not as described for %s is told so", async (name, status, want) => {
    const schema = { type: "object", required: ["title"], properties: { title: { type: "string" } } };
    const response = { description: "No.", content: { "application/json": { schema } } };
    const { contract, probes } = ledger;
    const get = { responses: { [name]: response } };
    const openapi = { openapi: "3.1.0", paths: { "/entries/{id}": { get } } };
    const failed = answer(status, { error: { code: 1004, message: "No." } });
    await using server = await startLoopback(failed);
    const told = { contract: { ...contract, openapi }, probes };
    const { rows } = await runAgainst(server.url, told, { codes: ["1004"] });
    const found = rows.flatMap(({ findings }) => findings).filter(({ kind }) => kind === "outside-schema");
    expect(found.map(({ values }) => values["status"])).toEqual(want);
    const reason = "the body must have required property 'title'";
    for (const one of found) {
      const { variant, values } = one;
      expect([variant, values["reason"]]).toEqual(["declared", reason]);
      inOneLine(one);
    }
  });

  it("whose words are new is told so, and is right all the same", async () => {
    const words = answer(400, failure("ERROR_BAD_REQUEST", "Bad, bad request"));
    await using server = await startLoopback(service({ malformed: words }));
    const { rows } = await runAgainst(server.url, shipped, asked);
    const [note] = rows
      .flatMap(({ findings }) => findings)
      .filter(({ values }) => values["text"] !== undefined);
    expect(note).toMatchObject({
      kind: "new-wording",
      severity: "note",
      values: { text: "Bad, bad request" },
    });
  });
});

it("shows no beginning of a key that the shown text would cut, and no endless code", async () => {
  const said = failure("E".repeat(100_000), "");
  for (const odd of [failure("ERROR_BAD_REQUEST", "y".repeat(190) + key), said]) {
    await using server = await startLoopback(answer(400, odd));
    const { rows } = await runAgainst(server.url, shipped, asked);
    const text = JSON.stringify(rows.map(({ findings, code }) => [findings, code]));
    expect(text).not.toContain(key.slice(0, 6));
    expect(text.length).toBeLessThan(20_000);
  }
});
