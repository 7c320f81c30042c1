/**
 * A success whose body is not JSON, though JSON was asked for: the page of a proxy, an answer that was cut off. Nothing of the
 * body is in the message. `cause` is the engine's own error, which may quote the place where the body went wrong.
 */
export class ResponseBodyError extends SyntaxError {
  override readonly name = "ResponseBodyError";
  readonly #response: Response;

  constructor(response: Response, cause: unknown) {
    super(`the body is not JSON (HTTP ${response.status})`, { cause });
    this.#response = response;
  }

  /** The HTTP status. */
  get status(): number {
    return this.#response.status;
  }

  /** Where the answer came from, after redirects. It is not printed with the error, because a query may hold a secret. */
  get url(): string {
    return this.#response.url;
  }

  /** The answer, whose body has been read. */
  get response(): Response {
    return this.#response;
  }
}
