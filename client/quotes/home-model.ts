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

/** What of the versions that lie with customers is ours to see to. */
const ours: readonly NextStep[] = ['waiting-for-us', 'expires-soon', 'let-go'];

/** A seller's own, and for managers everybody's. */
export function waitingAsked({ name, role }: { readonly name: string; readonly role: Role }) {
  return { steps: ours.join(','), limit: shown, ...(role === 'seller' && { owner: name }) };
}

/** In the order of the list. */
export function waitingFor({ quotes, steps }: Outstanding): Waiting {
  const counts = new Map(steps.map(({ step, count }) => [step, count]));
  const seen = Map.groupBy(quotes, ({ nextStep }) => nextStep);
  return {
    quotes,
    more: ours.flatMap((step) => {
      const count = (counts.get(step) ?? 0) - (seen.get(step)?.length ?? 0);
      return count > 0 ? [{ step, count }] : [];
    }),
    ended: counts.get('expired') ?? 0,
  };
}

type Outstanding = Pick<EndpointAnswer<'listOutstanding'>, 'quotes' | 'steps'>;

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
