/**
 * Which sessions have been let in, so that they can be told from made-up ones without looking anything up. It is no
 * right to anything: it says who is asked for it first.
 */
import { hashToken } from '../storage/random-id.ts';
import { limits } from './limits.ts';

const { knownSessions: most } = limits.handshakes;

export class KnownSessions {
  /** The latest last. Hashes, since what a client calls its session may be long, and is a key where it is one. */
  readonly #hashes = new Set<string>();

  has(session: string): boolean {
    return this.#hashes.has(hashToken(session));
  }

  remember(session: string): void {
    const hash = hashToken(session);
    this.#hashes.delete(hash);
    this.#hashes.add(hash);
    if (this.#hashes.size <= most) return;
    for (const oldest of this.#hashes) {
      this.#hashes.delete(oldest);
      return;
    }
  }

  forget(session: string): void {
    this.#hashes.delete(hashToken(session));
  }
}
