/** What the start page shows: how far a newcomer has come, and the quotes that matter now. */
import type { OutstandingQuote, QuoteSummary } from '#shared/protocol/views.ts';

/**
 * build: left something out in a quote made for trying, which only a demo has. create: answered the gate for a
 * quote of one's own. send: sent a version of one.
 */
export interface FirstStep {
  readonly step: 'build' | 'create' | 'send';
  readonly done: boolean;
}

/** The steps of this person, in order. The lists know people by name. */
export function firstSteps(
  quotes: readonly QuoteSummary[],
  me: { readonly name: string; readonly demo: boolean },
): FirstStep[] {
  const mine = quotes.filter((quote) => quote.ownerName === me.name);
  // A demo's quote counts as tried when its customer took part, which the stage proves.
  const tried: FirstStep[] = me.demo
    ? [{ step: 'build', done: quotes.some((quote) => quote.stage !== 'identified') }]
    : [];
  return [
    ...tried,
    { step: 'create', done: mine.length > 0 },
    { step: 'send', done: mine.some((quote) => quote.latestVersion !== null) },
  ];
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
