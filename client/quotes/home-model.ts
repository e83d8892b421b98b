/** What the start page shows: how far a newcomer has come, and the quotes that matter now. */
import type { Role } from '#shared/access/permissions.ts';
import type { NextStep } from '#shared/opportunity/next-step.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';

/**
 * build: left something out in a quote made for trying, which only a demo has. create: answered the gate for a
 * quote of one's own. send: sent a version of one.
 */
export interface FirstStep {
  readonly step: 'build' | 'create' | 'send';
  readonly done: boolean;
}

/** The steps of this person, in order. */
export function firstSteps(
  { tried, created, sent }: Omit<EndpointAnswer<'getFirstSteps'>, 'toTry'>,
  { demo }: { readonly demo: boolean },
): FirstStep[] {
  return [
    ...(demo ? [{ step: 'build', done: tried } as const] : []),
    { step: 'create', done: created },
    { step: 'send', done: sent },
  ];
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

/** How many quotes a part of the page shows at first. */
export const shown = 6;

/** What is seen of a list before somebody asks for all of it, and how many more there are. */
export function firstFew<T>(
  all: readonly T[],
  isAskedFor: boolean,
): { readonly first: readonly T[]; readonly more: number } {
  const more = isAskedFor ? 0 : Math.max(0, all.length - shown);
  return { first: all.slice(0, all.length - more), more };
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
