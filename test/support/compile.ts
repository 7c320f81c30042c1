import { join } from "node:path";
import ts from "typescript";
import { project } from "../commands/maloi.js";

/** What the strictest compiler has against `files`, in which "maloi" is what these sources are; a line each. */
export function compileErrors(files: readonly string[]): string[] {
  const { config } = ts.readConfigFile(join(project, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, project);
  const program = ts.createProgram(files, { ...options, skipLibCheck: true });
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start ?? 0).line + 1 : 0;
    return `${file?.fileName}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}
