/*
 * Drop-in for openapi-fetch: the same names and types, and calls that cost less. Where nobody asks for a real `Request`, none
 * is made.
 */
export { createClient as default, createPathBasedClient } from "./create-client.js";
export * from "./openapi-fetch.js";
export { ResponseBodyError } from "./response-body-error.js";
