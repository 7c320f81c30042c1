import { spawn } from "node:child_process";
import { latestVersion } from "./verdict.js";

/** Why git did not give what was asked for. Its words are `diff.git.<refusal>` of `locales/ui/`. */
export type Refusal = "missing" | "no-repository" | "no-ref" | "no-contract" | "failed";

export class GitError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, reason: string) {
    super(reason);
    this.refusal = refusal;
  }
}

/** A commit of the repository that holds `root`. */
export interface Commit {
  /** As it was asked for, or found: a tag's name, `HEAD`. */
  readonly ref: string;
  readonly id: string;
  /** The way from the repository's top to the root, with a slash at its end; empty at the top. */
  readonly prefix: string;
}

/** The commit that `ref` names; without one, the latest version that HEAD comes from, else HEAD itself. */
export async function findCommit(root: string, ref: string | undefined): Promise<Commit> {
  const place = await git(root, ["rev-parse", "--show-prefix"]).catch((error: unknown) => {
    if (!(error instanceof GitError) || error.refusal === "missing") throw error;
    throw new GitError("no-repository", error.message);
  });
  const chosen = ref ?? (await findLatestTag(root)) ?? "HEAD";
  // What begins with a dash is an option to git, and never the name of a commit.
  if (chosen.startsWith("-")) throw new GitError("no-ref", chosen);
  const found = await git(root, ["rev-parse", "--verify", "--quiet", `${chosen}^{commit}`]).catch(() => {
    throw new GitError("no-ref", chosen);
  });
  return { ref: chosen, id: String(found).trim(), prefix: String(place).replace(/\n$/, "") };
}

/** Only tags that the work at hand is built upon: a later version of another branch is not its base. */
async function findLatestTag(root: string): Promise<string | undefined> {
  const tags = await git(root, ["tag", "--list", "--merged", "HEAD"]).catch(() => "");
  return latestVersion(String(tags).split("\n"));
}

/** What git prints. `input` is what it reads. */
export function git(root: string, args: readonly string[], input = ""): Promise<Buffer> {
  // Its messages are looked into, and it must not wait for a lock that another git holds.
  const env = { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
  const child = spawn("git", ["-C", root, ...args], { env });
  const out: Buffer[] = [];
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  // It may end before it has read all.
  child.stdin.on("error", () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new GitError("missing", error.message)));
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(out));
      else reject(new GitError("failed", said.trim().split("\n")[0] ?? ""));
    });
  });
}
