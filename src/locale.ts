/* The shape of generated/locales/, whatever the contract. */

export interface ErrorText {
  /** What happened, in a phrase; what a toast shows. May hold `{{name}}` for a parameter of the code. */
  readonly description: string;
  /** Why it happened. */
  readonly explanation: string;
  /** What the reader does now. */
  readonly action: string;
}

/** The texts of one language: of the codes, and of the failures that have no code of the service's. */
export interface Locale {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly errors: Readonly<Record<string, ErrorText>>;
  readonly failures: {
    readonly unknown: ErrorText;
    readonly network: ErrorText;
    readonly timeout: ErrorText;
    readonly unexpectedResponse: ErrorText;
    readonly cooldown: ErrorText;
  };
}
