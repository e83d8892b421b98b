import { describe, expect, test } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { lostVariants } from '#shared/opportunity/loss.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import { askedFromLost } from '../../../client/negotiation/asked-from-lost.ts';
import { firstLoss, lossFields, lossFrom, withField } from '../../../client/negotiation/loss-values.ts';
import { heardOf, newsIn } from '../../../client/negotiation/proposal-news.ts';
import {
  askedFrom,
  firstValues,
  givenFrom,
  quoteTopics,
} from '../../../client/negotiation/proposal-values.ts';

const element = ElementId.parse('review');
const today = '2026-11-24';
const values = (part: object) => ({ ...firstValues(quoteTopics), ...part });

describe('what is typed becomes a proposal', () => {
  test.each([
    [
      { topic: 'unitPrice', value: '1 150,50' },
      { topic: 'unitPrice', element, value: '1150.5' },
    ],
    [
      { topic: 'lineDiscount', value: '10 %' },
      { topic: 'lineDiscount', element, value: { percent: '10' } },
    ],
    [{ topic: 'unitPrice', value: 'cheap' }, null],
    [{ topic: 'lineDiscount', value: '110' }, null],
  ])('%o on a component', (typed, asked) => expect(askedFrom(values(typed), element)).toEqual(asked));

  test.each([
    [
      { topic: 'term', value: '24' },
      { topic: 'term', value: 24 },
    ],
    [{ topic: 'term', value: '' }, null],
    [
      { topic: 'startDate', value: '2027-01-11' },
      { topic: 'startDate', value: '2027-01-11' },
    ],
    [{ topic: 'other', value: '  ' }, null],
  ])('%o on the quote', (typed, asked) => expect(askedFrom(values(typed), null)).toEqual(asked));

  test('what is given in return is nothing, one thing, or not said whole', () => {
    expect(givenFrom(values({}))).toEqual([]);
    expect(givenFrom(values({ given: 'reference' }))).toEqual([{ kind: 'reference' }]);
    expect(givenFrom(values({ given: 'signBy', givenValue: '' }))).toBeNull();
  });
});

describe('what was refused becomes a proposal', () => {
  const lost = { title: '', actual: null };
  test('choices together, a price by itself, a text not at all', () => {
    const choice = { ...lost, root: 'choices', element: 'training', field: 'choices', mine: true };
    const price = { ...lost, root: 'components', element: 'review', field: 'unitPrice', mine: '900' };
    const text = { ...lost, root: 'texts', element: null, field: 'intro', mine: {} };
    expect(askedFromLost([choice])).toEqual([
      {
        topic: 'choices',
        value: { choices: { training: true }, sectionChoices: {}, picks: {}, quantities: {} },
      },
    ]);
    expect(askedFromLost([price])).toEqual([{ topic: 'unitPrice', element: 'review', value: '900' }]);
    expect(askedFromLost([text])).toEqual([]);
    expect(askedFromLost([text, price, choice]).map(({ topic }) => topic)).toEqual(['choices', 'unitPrice']);
  });

  test.each([
    ['quoteDiscount', { percent: '5' }, 'quoteDiscount'],
    ['startDate', '2027-01-11', 'startDate'],
    ['termMonths', 24, 'term'],
  ])('%s of the terms by itself, and nothing that does not fit', (field, mine, topic) => {
    const term = { ...lost, root: 'terms', element: null, field };
    expect(askedFromLost([{ ...term, mine }])).toEqual([{ topic, value: mine }]);
    expect(askedFromLost([{ ...term, mine: null }])).toEqual([]);
    expect(askedFromLost([{ ...term, field: 'title', mine }])).toEqual([]);
  });
});

describe('a deal that is closed as lost', () => {
  const said: Partial<Record<string, string>> = {
    competitor: 'Sydvik',
    expectedAgain: '2027-05-01',
    why: 'Too far away',
    cause: 'need-vanished',
  };
  test.each(lostVariants)('%s asks for what it needs, and no more', (variant) => {
    const typed = lossFields[variant].reduce(
      (values, field) => withField(values, field, said[field] ?? ''),
      firstLoss(variant, today),
    );
    expect(lossFrom(typed, today)).toHaveProperty('loss.variant', variant);
  });

  test('is to be asked again on the day that the customer expects to have time, unless another is set', () => {
    const first = firstLoss('deprioritised_by_customer', today);
    expect(lossFrom(first, today)).toHaveProperty('unfit');
    const expected = withField(first, 'expectedAgain', '2027-05-01');
    expect(expected.wakeUpOn).toBe('2027-05-01');
    expect(withField(expected, 'expectedAgain', '2027-06-01').wakeUpOn).toBe('2027-06-01');
    const sooner = { ...expected, wakeUpOn: '2027-04-01' };
    expect(withField(sooner, 'expectedAgain', '2027-06-01').wakeUpOn).toBe('2027-04-01');
    expect(withField(firstLoss('competitor', today), 'competitor', 'Sydvik').wakeUpOn).not.toBe('Sydvik');
  });

  test('what is missing is said', () => {
    expect(lossFrom(firstLoss('competitor', today), today)).toEqual({ unfit: 'unfit' });
    expect(lossFrom({ ...firstLoss('time_let_go', today), wakeUpOn: '' }, today)).toEqual({
      unfit: 'needsDay',
    });
  });
});

describe('news of proposals', () => {
  const buyers = { id: 'p1', state: 'open', by: { side: 'buyer' }, answeredBy: null } as ProposalView;
  const declined = { ...buyers, state: 'declined', answeredBy: { side: 'seller' } } as ProposalView;
  test('is what the other side puts, and how it answers, each once', () => {
    expect(newsIn([buyers], heardOf([]), 'seller')).toEqual({ proposal: buyers, kind: 'put' });
    expect(newsIn([buyers], heardOf([]), 'buyer')).toBeNull();
    expect(newsIn([buyers], heardOf([buyers]), 'seller')).toBeNull();
    expect(newsIn([declined], heardOf([buyers]), 'buyer')).toEqual({ proposal: declined, kind: 'answered' });
    expect(newsIn([declined], heardOf([declined]), 'buyer')).toBeNull();
  });
});
