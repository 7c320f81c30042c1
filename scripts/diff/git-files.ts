import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { type Commit, GitError, git } from "./git.js";

/** What a contract is read from; the OpenAPI description may refer to files elsewhere. */
const folders = ["spec", "locales"];
const published = "generated/catalog.json";

/**
 * Calls `use` with a folder that holds the contract's files as they were at `commit`, and with what its catalog.json was.
 * Only files are read out of git: nothing is checked out, and the index and the working tree are left alone.
 */
export async function withFilesAt<T>(
  root: string,
  commit: Commit,
  use: (folder: string, catalogJson: string | undefined) => Promise<T>,
): Promise<T> {
  const listed = await git(root, [
    "ls-tree",
    ...["-r", "-z", "--name-only", "--full-tree", commit.id],
    ...folders.map((folder) => `${commit.prefix}${folder}/`),
  ]);
  const paths = String(listed).split("\0").filter(Boolean);
  if (paths.length === 0) throw new GitError("no-contract", commit.ref);
  const temp = await mkdtemp(join(tmpdir(), "maloi-diff-"));
  try {
    await writeWithReferences(root, commit, paths, temp);
    const catalogPath = `${commit.prefix}${published}`;
    const catalogJson = (await readBlobs(root, commit, [catalogPath])).get(catalogPath);
    return await use(join(temp, commit.prefix), catalogJson && String(catalogJson));
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

/** Writes the files, and those that they refer to, and so on. */
async function writeWithReferences(
  root: string,
  commit: Commit,
  paths: readonly string[],
  temp: string,
): Promise<void> {
  const seen = new Set(paths);
  let wanted = paths;
  while (wanted.length > 0) {
    const blobs = await readBlobs(root, commit, wanted);
    for (const [path, content] of blobs) {
      await mkdir(dirname(join(temp, path)), { recursive: true });
      await writeFile(join(temp, path), content);
    }
    const named = [...blobs].flatMap(([path, content]) => referencesIn(path, String(content)));
    wanted = [...new Set(named)].filter((path) => !seen.has(path));
    for (const path of wanted) seen.add(path);
  }
}

/** The files within the repository that `text` may refer to. One too many does no harm. */
function referencesIn(path: string, text: string): string[] {
  const references = [...text.matchAll(/\$ref["']?\s*:\s*["']?([^"'#\s,}]+)/g)];
  return references
    .map(([, file = ""]) => posix.join(posix.dirname(path), file))
    .filter((file) => !file.startsWith("../") && !/[\0\n]/.test(file));
}

/** The content of each path that is a file at `commit`, or a link to one within the repository. */
async function readBlobs(
  root: string,
  { id }: Commit,
  paths: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  // A line break in a name would end the question.
  const asked = paths.filter((path) => !path.includes("\n"));
  if (asked.length === 0) return new Map();
  const questions = asked.map((path) => `${id}:${path}\n`).join("");
  const answers = await git(root, ["cat-file", "--batch", "--follow-symlinks"], questions);
  const found = new Map<string, Buffer>();
  let at = 0;
  for (const path of asked) {
    const { type, content, end } = readAnswer(answers, at);
    if (type === "blob") found.set(path, content);
    at = end;
  }
  return found;
}

/** `<id> <type> <size>`, and so many bytes on the next lines; or `<name> missing`; or, of a link, `dangling <size>`. */
function readAnswer(answers: Buffer, start: number): { type: string; content: Buffer; end: number } {
  const lineEnd = answers.indexOf("\n", start);
  const line = answers.toString("utf8", start, lineEnd);
  const [, type, size] = /^(?:[0-9a-f]+ (\w+)|dangling|symlink|loop|notdir) (\d+)$/.exec(line) ?? [];
  if (size === undefined) return { type: "", content: Buffer.alloc(0), end: lineEnd + 1 };
  const from = lineEnd + 1;
  const to = from + Number(size);
  return { type: type ?? "", content: answers.subarray(from, to), end: to + 1 };
}
