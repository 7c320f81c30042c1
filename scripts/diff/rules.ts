/** How much a change asks of whoever uses the contract, the least first. */
export const levels = ["patch", "minor", "major"] as const;
export type Level = (typeof levels)[number];

/** What a change is about. */
export type About = "contract" | "code" | "operation" | "schema" | "text";

interface Rule {
  readonly level: Level;
  readonly about: About;
}

const rule = (level: Level, about: About): Rule => ({ level, about });

/**
 * The policy: what each kind of change means for a client that was made for the contract as it was, branches on its codes,
 * and obeys its retries. Each rule has its words, and why it has its level, in `locales/ui/<language>.yaml` under
 * `diff.rules`. What a request may be may only widen, and what an answer may be may only narrow; what nobody can tell
 * counts as major.
 */
export const diffRules = {
  "envelope-changed": rule("major", "contract"),
  "credential-changed": rule("major", "contract"),
  "status-removed": rule("major", "contract"),
  "status-added": rule("minor", "contract"),
  "status-error-id-changed": rule("major", "contract"),
  "status-renamed": rule("patch", "contract"),
  "category-removed": rule("major", "contract"),
  "category-added": rule("minor", "contract"),
  "fault-changed": rule("major", "contract"),
  "fault-stated": rule("minor", "contract"),
  "language-removed": rule("major", "contract"),
  "language-added": rule("minor", "contract"),
  "source-language-changed": rule("minor", "contract"),

  "code-removed": rule("major", "code"),
  "code-renamed": rule("major", "code"),
  "code-added": rule("minor", "code"),
  "code-status-changed": rule("major", "code"),
  "code-category-changed": rule("major", "code"),
  "retry-tightened": rule("major", "code"),
  "retry-relaxed": rule("minor", "code"),
  "retry-restated": rule("patch", "code"),
  "param-removed": rule("major", "code"),
  "param-type-changed": rule("major", "code"),
  "param-added": rule("minor", "code"),
  "charge-added": rule("major", "code"),
  "charge-changed": rule("minor", "code"),
  "time-limit-shortened": rule("major", "code"),
  "time-limit-changed": rule("minor", "code"),
  "trigger-tightened": rule("major", "code"),
  "trigger-relaxed": rule("minor", "code"),
  "code-deprecated": rule("minor", "code"),
  "code-undeprecated": rule("patch", "code"),
  "code-retired": rule("minor", "code"),
  "code-returned": rule("minor", "code"),
  "replacement-changed": rule("minor", "code"),
  "lifecycle-changed": rule("patch", "code"),
  "alias-added": rule("patch", "code"),
  "alias-removed": rule("patch", "code"),

  "operation-removed": rule("major", "operation"),
  "operation-renamed": rule("major", "operation"),
  "operation-moved": rule("major", "operation"),
  "operation-added": rule("minor", "operation"),
  "operation-code-added": rule("minor", "operation"),
  "operation-code-removed": rule("minor", "operation"),
  "idempotence-lost": rule("major", "operation"),
  "idempotence-gained": rule("minor", "operation"),
  "polling-tightened": rule("major", "operation"),
  "polling-relaxed": rule("minor", "operation"),
  "operation-deprecated": rule("minor", "operation"),
  "parameter-removed": rule("major", "operation"),
  "parameter-required": rule("major", "operation"),
  "parameter-form-changed": rule("major", "operation"),
  "parameter-optional": rule("minor", "operation"),
  "parameter-added": rule("minor", "operation"),
  "body-removed": rule("major", "operation"),
  "body-required": rule("major", "operation"),
  "body-optional": rule("minor", "operation"),
  "body-added": rule("minor", "operation"),
  "media-removed": rule("major", "operation"),
  "media-added": rule("minor", "operation"),
  "answer-removed": rule("major", "operation"),
  "answer-added": rule("major", "operation"),
  "answer-media-removed": rule("major", "operation"),
  "answer-media-added": rule("major", "operation"),
  "failure-answer-removed": rule("minor", "operation"),
  "failure-answer-added": rule("minor", "operation"),
  "answer-header-removed": rule("major", "operation"),
  "answer-header-added": rule("minor", "operation"),
  "security-tightened": rule("major", "operation"),
  "security-relaxed": rule("minor", "operation"),
  "server-removed": rule("major", "operation"),
  "server-added": rule("minor", "operation"),
  "operation-unclear": rule("major", "operation"),

  "request-narrowed": rule("major", "schema"),
  "request-widened": rule("minor", "schema"),
  "request-property-removed": rule("major", "schema"),
  "request-property-required": rule("major", "schema"),
  "request-property-optional": rule("minor", "schema"),
  "request-property-added": rule("minor", "schema"),
  "request-default-changed": rule("major", "schema"),
  "answer-widened": rule("major", "schema"),
  "answer-narrowed": rule("minor", "schema"),
  "answer-property-removed": rule("major", "schema"),
  "answer-property-optional": rule("major", "schema"),
  "answer-property-required": rule("minor", "schema"),
  "answer-property-added": rule("minor", "schema"),
  "schema-unclear": rule("major", "schema"),
  "schema-deprecated": rule("minor", "schema"),
  "schema-removed": rule("major", "schema"),
  "schema-added": rule("minor", "schema"),

  "text-changed": rule("patch", "text"),
  "title-changed": rule("patch", "text"),
  "docs-changed": rule("patch", "text"),
  "openapi-reworded": rule("patch", "text"),
} as const satisfies Readonly<Record<string, Rule>>;

export type DiffRule = keyof typeof diffRules;
