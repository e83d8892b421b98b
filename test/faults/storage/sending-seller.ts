/** A seller who changes a quote, sends it, opens it again, and notes what of that was promised. */
import { randomUUID } from 'node:crypto';
import type { QuoteId } from '#shared/ids.ts';
import { endpoints } from '#shared/protocol/api.ts';
import type { Browser } from '../../support/server.ts';
import type { History } from '../history.ts';
import { answer } from './answer.ts';

export interface SendIntent {
  /** What was reviewed. */
  readonly hash: string;
  readonly seq: number;
  /** Names the intent: all its tries carry it. */
  readonly key: string;
}

export class SendingSeller {
  readonly #history: History;
  readonly #browser: Browser;
  readonly #quoteId: QuoteId;

  constructor(history: History, browser: Browser, quoteId: QuoteId) {
    this.#history = history;
    this.#browser = browser;
    this.#quoteId = quoteId;
  }

  /** To send what the quote is now. */
  async intend(): Promise<SendIntent> {
    const review = await answer(this.#browser, 'reviewQuote', { params: { quoteId: this.#quoteId } });
    return { hash: review.hash, seq: review.seq, key: randomUUID() };
  }

  /** Whether the server says it has sent. Whoever tries again gives the same intent. */
  async send({ hash, seq, key }: SendIntent): Promise<boolean> {
    const event = { proc: 'seller', op: 'send', key } as const;
    this.#history.tell({ ...event, type: 'invoke' });
    const input = {
      params: { quoteId: this.#quoteId },
      body: { hash, seq, message: '', notReadyReason: 'They asked for it by phone' },
    };
    try {
      const response = await this.#browser.call('sendQuote', input, { 'idempotency-key': key });
      if (response.ok) {
        const { version } = endpoints.sendQuote.answer.parse(await response.json());
        this.#history.tell({ ...event, type: 'ok', value: { number: version.number, hash: version.hash } });
        return true;
      }
      // A refusal has changed nothing; after a fault of the server nobody knows.
      this.#history.tell({ ...event, type: response.status < 500 ? 'fail' : 'info' });
    } catch {
      this.#history.tell({ ...event, type: 'info' });
    }
    return false;
  }

  async reopen(): Promise<void> {
    await answer(this.#browser, 'reviseQuote', { params: { quoteId: this.#quoteId } });
  }
}
