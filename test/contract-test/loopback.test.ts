import { describe, expect, it } from "vitest";
import { isLoopback } from "../../scripts/contract-test/loopback.js";

describe("an address on this machine", () => {
  it.each([
    ["http://127.0.0.1:4010", true],
    ["http://127.255.0.9/v1", true],
    ["http://2130706433", true],
    ["http://localhost:8080", true],
    ["http://LOCALHOST", true],
    ["http://[::1]:4010", true],
    ["http://[::ffff:127.0.0.1]", true],
    ["http://127.0.0.1.example.com", false],
    ["http://localhost.example.com", false],
    ["http://api.localhost", false],
    ["http://0.0.0.0", false],
    ["http://[::]", false],
    ["http://[::ffff:10.0.0.1]", false],
    ["http://[::2]", false],
    ["http://10.0.0.1", false],
    ["http://128.0.0.1", false],
    ["https://127.0.0.1@example.com", false],
    ["https://example.com/127.0.0.1", false],
  ])("%s: %s", (url, want) => {
    expect(isLoopback(new URL(url))).toBe(want);
  });
});
