import { describe, expect, it } from 'vitest';
import type { NextStep } from '#shared/opportunity/next-step.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import {
  firstFew,
  firstName,
  firstSteps,
  waitingAsked,
  waitingFor,
} from '../../../client/quotes/home-model.ts';

describe('the first steps', () => {
  const none = { tried: false, created: false, sent: false };
  const done = (steps: ReturnType<typeof firstSteps>) => steps.map((step) => [step.step, step.done]);

  it('lead a newcomer from an own quote to a sent one', () => {
    const me = { demo: false };
    expect(done(firstSteps(none, me))).toEqual([
      ['create', false],
      ['send', false],
    ]);
    expect(done(firstSteps({ ...none, created: true }, me))[0]).toEqual(['create', true]);
    expect(firstSteps({ tried: false, created: true, sent: true }, me).every((step) => step.done)).toBe(true);
  });

  it('begin with trying in a demo alone', () => {
    expect(done(firstSteps(none, { demo: true }))[0]).toEqual(['build', false]);
    expect(done(firstSteps({ ...none, tried: true }, { demo: true }))[0]).toEqual(['build', true]);
  });
});

describe('what waits', () => {
  let nth = 0;
  const lying = (nextStep: NextStep) => {
    nth += 1;
    return { quoteId: `lying-${nth}`, nextStep } as unknown as OutstandingQuote;
  };
  const counted = (step: NextStep, count: number) => ({ step, count, sums: [] });

  it('is in the order of the list, and what is more is counted by what it needs', () => {
    const page = [...Array.from({ length: 5 }, () => lying('waiting-for-us')), lying('expires-soon')];
    const steps = [counted('waiting-for-us', 5), counted('expires-soon', 3), counted('let-go', 1)];
    const { quotes, more } = waitingFor({ quotes: page, steps });
    expect(quotes).toEqual(page);
    expect(more).toEqual([
      { step: 'expires-soon', count: 2 },
      { step: 'let-go', count: 1 },
    ]);
  });

  it('has what has ended in a line of its own, and nothing that waits for the customer', () => {
    const steps = [counted('expired', 2), counted('waiting-for-customer', 1)];
    expect(waitingFor({ quotes: [], steps })).toEqual({ quotes: [], more: [], ended: 2 });
    expect(waitingAsked({ name: 'Maria Holm', role: 'manager' }).steps).not.toMatch(/expired|customer/);
  });

  it('is a seller’s own, and for a manager everybody’s', () => {
    expect(waitingAsked({ name: 'Erik Sandberg', role: 'seller' })).toMatchObject({ owner: 'Erik Sandberg' });
    expect(waitingAsked({ name: 'Maria Holm', role: 'manager' })).not.toHaveProperty('owner');
  });
});

describe('a part of the page', () => {
  const all = (count: number) => Array.from({ length: count }, (_, nth) => nth);

  it.each([
    [0, 0, 0],
    [6, 6, 0],
    [7, 6, 1],
    [200, 6, 194],
  ])('of %i shows %i, and says that there are %i more', (count, first, more) => {
    expect(firstFew(all(count), false)).toEqual({ first: all(first), more });
    expect(firstFew(all(count), true)).toEqual({ first: all(count), more: 0 });
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
