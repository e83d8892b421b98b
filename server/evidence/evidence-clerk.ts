/** Makes the packages that are due: those that an earlier process left, and each one when it is called for. */
import type { Transaction } from 'kysely';
import type { Logger } from 'pino';
import type { Schema } from '../storage/schema.ts';
import { listenForCalls } from './evidence-due.ts';
import { type EvidenceDeps, makeEvidence } from './make-evidence.ts';

/** How long after one that could not be made it is tried again, in milliseconds. */
const againMs = 10 * 60_000;

export class EvidenceClerk {
  readonly #deps: EvidenceDeps;
  readonly #log: Pick<Logger, 'error'>;
  readonly #unlisten: () => void;
  #again: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #isWanted = false;
  #isStopped = false;

  constructor(deps: EvidenceDeps, log: Pick<Logger, 'error'>) {
    this.#deps = deps;
    this.#log = log;
    this.#unlisten = listenForCalls(() => this.look());
  }

  /** Looks for what is due, after what it does now. */
  look(): void {
    if (this.#isWanted || this.#isStopped) return;
    this.#isWanted = true;
    this.#round = this.#round.then(() => this.#makeDue());
  }

  /** Resolves when everything that was due has been tried. */
  async idle(): Promise<void> {
    let round: Promise<void>;
    do {
      round = this.#round;
      await round;
    } while (round !== this.#round);
  }

  /** Waits for the package it is making. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#unlisten();
    clearTimeout(this.#again);
    await this.idle();
  }

  async #makeDue(): Promise<void> {
    this.#isWanted = false;
    try {
      for (const version of await this.#due()) {
        if (!this.#isStopped) await makeEvidence(this.#deps, version);
      }
    } catch (error) {
      this.#log.error({ err: error }, 'The evidence of a version could not be made; it will be tried again');
      clearTimeout(this.#again);
      this.#again = setTimeout(() => this.look(), againMs).unref();
    }
  }

  /** In a transaction: it waits for the one that called, and for no reader's sake does it read an earlier state. */
  #due() {
    const due = (trx: Transaction<Schema>) =>
      trx
        .selectFrom('evidence_due')
        .select(['version_id as versionId', 'organisation_id as organisationId'])
        .orderBy('since')
        .execute();
    return this.#deps.db.transaction().execute(due);
  }
}
