import { chmod, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalog, minimal, released } from "../model/minimal-contract.js";
import { filesIn, folderWith, maloi, type Run } from "./maloi.js";

let root: string;
beforeEach(async () => {
  root = await folderWith(minimal);
});
afterEach(() => rm(root, { recursive: true }));

const release = (...args: string[]): Promise<Run> => maloi(["release", "--root", root, ...args]);
const file = (): string => join(root, released);

describe("maloi release", () => {
  it("appends what is missing, says so, and then has nothing to do", async () => {
    await chmod(file(), 0o640);
    const before = await filesIn(root);
    expect(await release()).toEqual({
      code: 0,
      out: "new  ERROR_DATA\n1 code appended to spec/released-codes.txt\n",
      err: "",
    });
    const after = await filesIn(root);
    expect(after).toEqual({ ...before, [released]: "# oldest first\nERROR_RATE\nERROR_DATA\n" });
    expect((await stat(file())).mode & 0o777).toBe(0o640);
    expect(await release()).toMatchObject({ code: 0, out: "spec/released-codes.txt has every code (2)\n" });
    expect(await filesIn(root)).toEqual(after);
  });

  it("--check writes nothing, and fails where there is something to write", async () => {
    const before = await filesIn(root);
    expect(await release("--check")).toEqual({
      code: 1,
      out: "",
      err: "missing  ERROR_DATA\n1 code is not in spec/released-codes.txt; run: maloi release\n",
    });
    expect(await filesIn(root)).toEqual(before);
    await release();
    expect((await release("--check")).code).toBe(0);
  });

  it.each([
    ["an empty file", "", "ERROR_RATE\nERROR_DATA\n"],
    ["comments alone, and no line break", "# ERROR_RATE", "# ERROR_RATE\nERROR_RATE\nERROR_DATA\n"],
    ["another order", "ERROR_DATA\n\n  # why\n", "ERROR_DATA\n\n  # why\nERROR_RATE\n"],
    ["Windows' line breaks", "\uFEFF# a\r\nERROR_RATE\r\n", "\uFEFF# a\r\nERROR_RATE\r\nERROR_DATA\r\n"],
  ])("keeps %s, and appends in the catalog's order", async (_, text, want) => {
    await writeFile(file(), text);
    expect((await release()).code).toBe(0);
    expect(await readFile(file(), "utf8")).toBe(want);
  });

  it("refuses a contract with problems, as those of the released codes", async () => {
    await writeFile(file(), "ERROR_RATE\nERROR_GONE\n");
    const { code, err } = await release();
    expect(err).toMatch(
      /^error\[released-code\]: ERROR_GONE was released, but is no longer in spec\/errors\.yaml/,
    );
    expect([code, await readFile(file(), "utf8")]).toEqual([1, "ERROR_RATE\nERROR_GONE\n"]);
    await writeFile(join(root, catalog), "errors: 1");
    expect((await release("--check")).code).toBe(1);
  });

  it("tells machines, in whatever language people read", async () => {
    const { out } = await release("--json", "--lang", "vi");
    expect(JSON.parse(out)).toEqual({ file: released, codes: ["ERROR_DATA"], written: true });
    expect((await release("--lang", "vi")).out).toBe("spec/released-codes.txt đã có đủ 2 mã\n");
  });
});
