import type { RealCatalog } from "../real-catalog.js";
import { dynamodb } from "./dynamodb.js";
import { postgres } from "./postgres.js";
import { snykCatalog } from "./snyk.js";
import { supabase } from "./supabase.js";
import { twilio } from "./twilio.js";
import { typescript } from "./typescript.js";
import { zod } from "./zod.js";

/** The catalogs by their packages, in code unit order. */
export const catalogs = {
  "@aws-sdk/client-dynamodb": dynamodb,
  "@snyk/error-catalog-nodejs-public": snykCatalog,
  "@twilio/voice-errors": twilio,
  "pg-error-codes": postgres,
  "supabase-error-translator-js": supabase,
  typescript,
  zod,
} as const satisfies Readonly<Record<string, () => RealCatalog | Promise<RealCatalog>>>;

export type PackageName = keyof typeof catalogs;
