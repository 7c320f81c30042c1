import { createRequire } from "node:module";
import type ts from "typescript";

/**
 * The TypeScript compiler, loaded as the CommonJS that it is: Node reads its nine megabytes twice more to import them, which
 * takes longer than to run them. The build gives this to openapi-typescript as well.
 */
const compiler: typeof ts = createRequire(import.meta.url)("typescript");

export default compiler;
