import { afterEach, describe, expect, it, vi } from "vitest";
import { en } from "../../generated/locales/en.js";
import { createMock, type Task, type TaskOutcome } from "../../src/mock/index.js";
import { call, pollTimes, startTask } from "./call.js";

const image = { type: "ImageToTextTask", body: "aGVsbG8=" };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

afterEach(() => void vi.useRealTimers());

describe("a task whose result has to be asked for", () => {
  it("is idle, then processed, then ready for good", async () => {
    const { created, poll } = await startTask();
    expect(created).toEqual({ status: 200, body: { errorId: 0, taskId: expect.stringMatching(uuid) } });
    const ready = { errorId: 0, status: "ready", solution: { token: expect.any(String) } };
    expect((await pollTimes(poll, 4)).map(({ body }) => body)).toEqual([
      { errorId: 0, status: "idle" },
      { errorId: 0, status: "processing" },
      ready,
      ready,
    ]);
  });

  it("keeps its own steps and its own result", async () => {
    const recognize = ({ type }: Task) => ({ about: type });
    const { mock, poll } = await startTask({ recognize, steps: ["idle", "ready"] });
    const other = await call(mock, "createTask", { task: { type: "OtherTask" } });
    await poll();
    const { taskId } = other.body;
    expect((await call(mock, "getTaskResult", { taskId })).body["status"]).toBe("idle");
    expect((await poll()).body["solution"]).toEqual({ about: "AnyTask" });
  });

  it.each([
    [["ready"], ["ready", "ready"]],
    [[], ["ready", "ready"]],
    [["processing"], ["processing", "processing"]],
  ] as const)("goes through the steps %j", async (steps, want) => {
    const { poll } = await startTask({ steps });
    expect((await pollTimes(poll, 2)).map(({ body }) => body["status"])).toEqual(want);
  });

  it("no longer answers when its time is over", async () => {
    let time = 1000;
    const { poll } = await startTask({ now: () => time });
    time += 5 * 60 * 1000 - 1;
    expect((await poll()).status).toBe(200);
    time += 1;
    expect((await poll()).body["errorCode"]).toBe("ERROR_TASKID_INVALID");
  });

  it("ages by the system's clock where no other is given", async () => {
    const { poll } = await startTask();
    vi.useFakeTimers({ now: Date.now() + 5 * 60 * 1000 });
    expect((await poll()).body["errorCode"]).toBe("ERROR_TASKID_INVALID");
  });

  it("no longer answers after 120 polls", async () => {
    const { poll } = await startTask();
    const statuses = (await pollTimes(poll, 121)).map(({ status }) => status);
    expect(statuses).toEqual([...Array(120).fill(200), 400]);
  });

  it("stays when others are forgotten", async () => {
    let time = 0;
    const { mock, poll } = await startTask({ now: () => time, taskLifetime: 100 });
    time = 60;
    const { taskId } = (await call(mock, "createTask", { task: { type: "LaterTask" } })).body;
    time = 120;
    await call(mock, "createTask", { task: { type: "LatestTask" } });
    expect((await poll()).status).toBe(400);
    expect((await call(mock, "getTaskResult", { taskId })).status).toBe(200);
  });

  it.each([[undefined], [null], [7], [""], ["nope"], ["constructor"], ["__proto__"], [{}]])(
    "is not found by the ID %j",
    async (taskId) => {
      const { mock } = await startTask();
      const { status, body } = await call(mock, "getTaskResult", { taskId });
      expect([status, body["errorCode"]]).toEqual([400, "ERROR_TASKID_INVALID"]);
    },
  );
});

describe("an image", () => {
  it("is recognized at once, and can be asked for as well", async () => {
    const { mock, created, taskId, poll } = await startTask({}, image);
    const solution = { text: expect.any(String) };
    expect(created.body).toEqual({ errorId: 0, taskId, status: "ready", solution });
    expect((await poll()).body).toEqual({ errorId: 0, status: "ready", solution });
    expect(mock.balance).toBe(9);
  });

  it.each([
    [undefined, "ERROR_INVALID_TASK_DATA"],
    ["", "ERROR_INVALID_TASK_DATA"],
    [5, "ERROR_INVALID_TASK_DATA"],
    ["not base64", "ERROR_PARSE_IMAGE_FAIL"],
    ["aGVsbG8", "ERROR_PARSE_IMAGE_FAIL"],
    ["aGVsbG8=\n", "ERROR_PARSE_IMAGE_FAIL"],
    ["aGV\n", "ERROR_PARSE_IMAGE_FAIL"],
    ["aGVs====", "ERROR_PARSE_IMAGE_FAIL"],
    ["====", "ERROR_PARSE_IMAGE_FAIL"],
    ["a=Vs", "ERROR_PARSE_IMAGE_FAIL"],
    ["data:image/png;base64,aGVsbG8=", "ERROR_PARSE_IMAGE_FAIL"],
    ["aGVs", undefined],
    ["+/+/", undefined],
    ["aGVsbA==", undefined],
    ["A".repeat(4_000_000), undefined],
  ])("in the body %.40j is answered with %s", async (body, code) => {
    const mock = createMock();
    const answer = await call(mock, "createTask", { task: { ...image, body } });
    expect(answer.body["errorCode"]).toBe(code);
    expect(mock.balance).toBe(code ? 10 : 9);
  });
});

describe("task data", () => {
  it.each([
    [{}, "task must be an object"],
    [{ task: null }, "task must be an object"],
    [{ task: [] }, "task must be an object"],
    [{ task: "AnyTask" }, "task must be an object"],
    [{ task: {} }, "task.type must be a non-empty string"],
    [{ task: { type: "" } }, "task.type must be a non-empty string"],
    [{ task: { type: 1 } }, "task.type must be a non-empty string"],
    [{ task: { type: "ImageToTextTask" } }, "task.body must be an image in base64"],
  ])("%j is refused with what is wrong", async (content, detail) => {
    expect(await call(createMock({ locale: en }), "createTask", content)).toEqual({
      status: 400,
      body: {
        errorId: 1,
        errorCode: "ERROR_INVALID_TASK_DATA",
        errorDescription: `invalid task data: ${detail}`,
      },
    });
  });
});

describe("the balance", () => {
  it("runs out", async () => {
    const mock = createMock({ balance: 0.3, price: 0.1 });
    const codes = [];
    for (const _ of "abcd") codes.push((await call(mock, "createTask", { task: image })).body["errorCode"]);
    expect(codes).toEqual([undefined, undefined, undefined, "ERROR_ZERO_BALANCE"]);
    expect((await call(mock, "getBalance")).body).toEqual({ errorId: 0, balance: 0, packages: [] });
  });

  it("does not pay for two tasks at the same time when it suffices for one", async () => {
    const mock = createMock({ balance: 1, recognize: async () => ({}) });
    const answers = await Promise.all([
      call(mock, "createTask", { task: image }),
      call(mock, "createTask", { task: { type: "AnyTask" } }),
    ]);
    expect(answers.map(({ body }) => body["errorCode"])).toEqual([undefined, "ERROR_ZERO_BALANCE"]);
    expect(mock.balance).toBe(0);
  });

  it("is looked at before anything is recognized", async () => {
    const recognize = vi.fn(() => ({}));
    const mock = createMock({ balance: 0.5, recognize });
    const { body } = await call(mock, "createTask", { task: { type: "AnyTask" } });
    expect(body["errorCode"]).toBe("ERROR_ZERO_BALANCE");
    expect(recognize).not.toHaveBeenCalled();
  });

  it("pays for the task, not for the questions about it", async () => {
    const { mock, poll } = await startTask({ balance: 5, price: 2 });
    await pollTimes(poll, 3);
    expect(mock.balance).toBe(3);
  });
});

describe("what recognize says", () => {
  const cases: [outcome: TaskOutcome, type: string, onCreation: unknown, onPoll: unknown, balance: number][] =
    [
      [{ text: "7" }, image.type, undefined, undefined, 9],
      [{ text: "7" }, "AnyTask", undefined, undefined, 9],
      ["ERROR_INVALID_IMAGE", image.type, "ERROR_INVALID_IMAGE", "ERROR_TASKID_INVALID", 10],
      ["ERROR_TASK_TIMEOUT", image.type, "ERROR_TASK_TIMEOUT", "ERROR_TASKID_INVALID", 10],
      ["ERROR_TASK_TIMEOUT", "AnyTask", undefined, "ERROR_TASK_TIMEOUT", 9],
      ["ERROR_CAPTCHA_UNSOLVABLE", "AnyTask", undefined, "ERROR_CAPTCHA_UNSOLVABLE", 10],
      ["ERROR_TASK_NOT_SUPPORTED", "AnyTask", "ERROR_TASK_NOT_SUPPORTED", "ERROR_TASKID_INVALID", 10],
    ];

  it.each(cases)("%j, of %s: %s, then %s", async (outcome, type, onCreation, onPoll, balance) => {
    const { mock, created, poll } = await startTask(
      { recognize: async () => outcome, steps: ["ready"] },
      { ...image, type },
    );
    expect(created.body["errorCode"]).toBe(onCreation);
    const polled = await poll();
    expect(polled.body["errorCode"]).toBe(onPoll);
    if (onPoll === undefined) expect(polled.body["solution"]).toEqual(outcome);
    expect(mock.balance).toBe(balance);
  });

  it("is asked once, about the whole task", async () => {
    const seen: Task[] = [];
    const recognize = (task: Task) => {
      seen.push(task);
      return {};
    };
    const task = { type: "AnyTask", websiteURL: "https://example.com", depth: { of: ["it"] } };
    const { poll } = await startTask({ recognize }, task);
    await pollTimes(poll, 4);
    expect(seen).toEqual([task]);
  });
});
