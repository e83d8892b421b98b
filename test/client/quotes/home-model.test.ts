import { describe, expect, it } from 'vitest';
import type { NextStep } from '#shared/opportunity/next-step.ts';
import { type OutstandingQuote, QuoteSummary } from '#shared/protocol/views.ts';
import {
  changedLast,
  firstName,
  firstSteps,
  quoteToTry,
  waitingFor,
} from '../../../client/quotes/home-model.ts';

let made = 0;
function quote(change: Partial<Record<keyof QuoteSummary, unknown>> = {}): QuoteSummary {
  made += 1;
  return QuoteSummary.parse({
    id: `quote-${String(made).padStart(4, '0')}`,
    number: '2026-0143',
    title: 'Marketing automation',
    status: 'draft',
    stage: 'identified',
    customerName: 'Lindqvist Industri AB',
    opportunityTitle: 'Marketing automation',
    ownerName: 'Erik Sandberg',
    currency: 'SEK',
    amount: null,
    latestVersion: null,
    latestStanding: null,
    updatedAt: made,
    ...change,
  });
}

const maria = { name: 'Maria Holm', demo: false };
const done = (steps: ReturnType<typeof firstSteps>) => steps.map((step) => [step.step, step.done]);

describe('the first steps', () => {
  it('lead a newcomer from an own quote to a sent one', () => {
    expect(done(firstSteps([], maria))).toEqual([
      ['create', false],
      ['send', false],
    ]);
    expect(done(firstSteps([quote({ ownerName: maria.name })], maria))[0]).toEqual(['create', true]);
    const sent = quote({ ownerName: maria.name, latestVersion: 1 });
    expect(firstSteps([sent], maria).every((step) => step.done)).toBe(true);
  });

  it("do not count a colleague's quotes", () => {
    expect(firstSteps([quote({ latestVersion: 2 })], maria).some((step) => step.done)).toBe(false);
  });

  it('begin with trying in a demo alone, done once the customer took part', () => {
    const demo = { ...maria, demo: true };
    expect(done(firstSteps([quote()], demo))[0]).toEqual(['build', false]);
    expect(done(firstSteps([quote({ stage: 'co_designing' })], demo))[0]).toEqual(['build', true]);
  });
});

describe('what waits', () => {
  let nth = 0;
  const lying = (nextStep: NextStep, ownerName = 'Erik Sandberg') => {
    nth += 1;
    return { quoteId: `lying-${nth}`, nextStep, ownerName } as unknown as OutstandingQuote;
  };
  const erik = { name: 'Erik Sandberg', role: 'seller' } as const;

  it('is in the order of the list, and what is more is counted by what it needs', () => {
    const all = [
      ...Array.from({ length: 5 }, () => lying('waiting-for-us')),
      ...Array.from({ length: 3 }, () => lying('expires-soon')),
      lying('let-go'),
    ];
    const { quotes, more } = waitingFor(erik, all);
    expect(quotes).toEqual(all.slice(0, 6));
    expect(more).toEqual([
      { step: 'expires-soon', count: 2 },
      { step: 'let-go', count: 1 },
    ]);
  });

  it('has what has ended in a line of its own, and nothing that waits for the customer', () => {
    const all = [lying('expired'), lying('expired'), lying('waiting-for-customer')];
    expect(waitingFor(erik, all)).toEqual({ quotes: [], more: [], ended: 2 });
  });

  it('is a seller’s own, and for a manager everybody’s', () => {
    const all = [lying('waiting-for-us'), lying('waiting-for-us', 'Sara Lind')];
    expect(waitingFor(erik, all).quotes).toEqual(all.slice(0, 1));
    expect(waitingFor({ name: 'Maria Holm', role: 'manager' }, all).quotes).toEqual(all);
  });
});

describe('the quote to try', () => {
  it('is one that is open for designing, else the first there is', () => {
    const open = quote({ status: 'co_design' });
    const sent = quote({ status: 'sent' });
    expect(quoteToTry([sent, open])).toBe(open);
    expect(quoteToTry([sent])).toBe(sent);
    expect(quoteToTry([])).toBeNull();
  });
});

describe('what changed last', () => {
  it('comes first, and never more than six', () => {
    const quotes = Array.from({ length: 8 }, () => quote());
    expect(changedLast(quotes).map((one) => one.updatedAt)).toEqual(
      quotes
        .map((one) => one.updatedAt)
        .toReversed()
        .slice(0, 6),
    );
  });
});

describe('a first name', () => {
  it.each([
    ['Anna Maria Bergman', 'Anna'],
    ['  Cher', 'Cher'],
    ['', ''],
  ])('of %j is %j', (name, first) => {
    expect(firstName(name)).toBe(first);
  });
});
