/** What the start page shows: how far a newcomer has come, and the quotes that matter now. */
import type { Role } from '#shared/access/permissions.ts';
import type { NextStep } from '#shared/opportunity/next-step.ts';
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

/** What waits for somebody among the versions that lie with customers. */
export interface Waiting {
  /** Those to show, in the order in which to see to them. */
  readonly quotes: readonly OutstandingQuote[];
  /** How many more there are of each step. */
  readonly more: readonly { readonly step: NextStep; readonly count: number }[];
  /** How many can no longer be accepted as they stand: they wait for another date, or for the deal to be let go. */
  readonly ended: number;
}

/** A seller's own, and for managers everybody's; as the server has ordered them. */
export function waitingFor(
  me: { readonly name: string; readonly role: Role },
  outstanding: readonly OutstandingQuote[],
): Waiting {
  const mine = outstanding.filter(({ ownerName }) => me.role !== 'seller' || ownerName === me.name);
  const ours = mine.filter(({ nextStep }) => nextStep !== 'waiting-for-customer' && nextStep !== 'expired');
  const hidden = Map.groupBy(ours.slice(shown), ({ nextStep }) => nextStep);
  return {
    quotes: ours.slice(0, shown),
    more: [...hidden].map(([step, { length: count }]) => ({ step, count })),
    ended: mine.filter(({ nextStep }) => nextStep === 'expired').length,
  };
}

/** How many quotes a part of the page shows before it refers to its own page. */
const shown = 6;

export function changedLast(quotes: readonly QuoteSummary[]): QuoteSummary[] {
  return quotes.toSorted((a, b) => b.updatedAt - a.updatedAt).slice(0, shown);
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
