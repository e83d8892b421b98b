/** What the start page shows: how far a newcomer has come, and the quotes that matter now. */
import type { OutstandingQuote, QuoteSummary } from '#shared/protocol/api.ts';

export interface FirstSteps {
  /** Built on a quote together with a customer: its stage says that the customer took part. */
  readonly build: boolean;
  /** Answered the gate for a quote of one's own. */
  readonly create: boolean;
  readonly send: boolean;
}

/**
 * `me` is the name the lists know the person by. A demo's quotes count as tried only when somebody changed them
 * since they were made, which the stage shows.
 */
export function firstSteps(quotes: readonly QuoteSummary[], me: string): FirstSteps {
  const mine = quotes.filter((quote) => quote.ownerName === me);
  return {
    build: quotes.some((quote) => quote.stage !== 'identified'),
    create: mine.length > 0,
    send: mine.some((quote) => quote.latestVersion !== null),
  };
}

export function isSettled(steps: FirstSteps): boolean {
  return steps.build && steps.create && steps.send;
}

/** The quote to try the product on: the last changed one that is open for designing, else the last changed. */
export function quoteToTry(quotes: readonly QuoteSummary[]): QuoteSummary | null {
  return quotes.find((quote) => quote.status === 'co_design') ?? quotes[0] ?? null;
}

/** Sent versions where the next move is ours: answered by the customer, or about to end. Most urgent first. */
export function waitingForMe(outstanding: readonly OutstandingQuote[]): OutstandingQuote[] {
  return outstanding.filter((quote) => quote.nextStep !== 'waiting-for-customer').slice(0, shown);
}

/** How many quotes a part of the page shows before it refers to its own page. */
const shown = 6;

export function changedLast(quotes: readonly QuoteSummary[]): QuoteSummary[] {
  return quotes.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, shown);
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
