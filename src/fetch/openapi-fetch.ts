import type createClient from "openapi-fetch";
import type { createPathBasedClient } from "openapi-fetch";

/* What is openapi-fetch's own, and stays so: the types, the serializers, the helpers. */
export * from "openapi-fetch";
export type CreateClient = typeof createClient;
export type CreatePathBasedClient = typeof createPathBasedClient;
