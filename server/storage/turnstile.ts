/** Lets one through at a time, in the order of arrival. Whoever waits longer than `timeout` milliseconds is refused. */
export class Turnstile {
  readonly #timeout: number;
  readonly #refusal: string;
  #last: Promise<void> = Promise.resolve();

  constructor(timeout: number, refusal: string) {
    this.#timeout = timeout;
    this.#refusal = refusal;
  }

  /** Resolves to the function that lets the next one in. Rejects, and lets the next one in, when time is up. */
  async enter(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve: leave } = Promise.withResolvers<void>();
    this.#last = before.then(() => promise);

    const { promise: expiry, reject: expire } = Promise.withResolvers<never>();
    const timer = setTimeout(() => expire(new Error(this.#refusal)), this.#timeout);
    try {
      await Promise.race([before, expiry]);
    } catch (error) {
      leave();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return leave;
  }
}
