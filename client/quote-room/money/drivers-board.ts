/**
 * What the next choices of the rows in sight would do to the totals. Each is a pricing of the whole quote, so they
 * are worked out once the change itself is on the screen, one row at a time, and a row is woken only when something
 * else is to be said about it.
 */
import type { ElementId } from '#shared/ids.ts';
import type { PriceDriver } from '#shared/pricing/price-drivers.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { keepIdentity } from '../../sync/keep-identity.ts';
import type { Later } from '../../ui/when-idle.ts';
import { driversOf } from './drivers.ts';

export interface PricedContent {
  readonly content: QuoteContent;
  /** What `content` comes to. */
  readonly priced: PricedQuote;
}

interface Watched {
  readonly tellers: Set<() => void>;
  drivers: readonly PriceDriver[];
}

const none: readonly PriceDriver[] = [];

export class DriversBoard {
  readonly #quote: () => PricedContent;
  readonly #later: Later;
  readonly #watched = new Map<ElementId, Watched>();
  readonly #due = new Set<ElementId>();
  #isWorking = false;

  constructor(quote: () => PricedContent, later: Later) {
    this.#quote = quote;
    this.#later = later;
  }

  /** Of a component or section that is watched; empty until it is worked out. */
  of(id: ElementId): readonly PriceDriver[] {
    return this.#watched.get(id)?.drivers ?? none;
  }

  watch(id: ElementId, tell: () => void): () => void {
    const watched = this.#watched.get(id) ?? { tellers: new Set(), drivers: none };
    if (watched.tellers.size === 0) {
      this.#watched.set(id, watched);
      this.#require([id]);
    }
    watched.tellers.add(tell);
    return () => {
      watched.tellers.delete(tell);
      if (watched.tellers.size === 0) this.#watched.delete(id);
    };
  }

  /** The quote is another one. */
  changed(): void {
    this.#require(this.#watched.keys());
  }

  #require(ids: Iterable<ElementId>): void {
    for (const id of ids) this.#due.add(id);
    if (this.#isWorking || this.#due.size === 0) return;
    this.#isWorking = true;
    this.#later((hasTime) => this.#work(hasTime));
  }

  #work(hasTime: () => boolean): boolean {
    for (const id of this.#due) {
      this.#due.delete(id);
      this.#workOut(id);
      if (!hasTime()) break;
    }
    this.#isWorking = this.#due.size > 0;
    return this.#isWorking;
  }

  #workOut(id: ElementId): void {
    const watched = this.#watched.get(id);
    if (!watched) return;
    const { content, priced } = this.#quote();
    const drivers = keepIdentity(watched.drivers, driversOf(content, priced, id));
    if (drivers === watched.drivers) return;
    watched.drivers = drivers;
    for (const tell of watched.tellers) tell();
  }
}
