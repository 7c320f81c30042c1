import { spawnSync } from "node:child_process";

/** Whether there is a curl on this machine: everything else takes Node alone. */
export const hasCurl = spawnSync("curl", ["--version"]).status === 0;
