import { describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { type IssueCode, issueCodes } from '#shared/pricing/priced-quote.ts';
import { ReviewCheck } from '#shared/protocol/views.ts';
import { componentDefaults } from '#shared/quote/quote.ts';
import { emptyContent } from '../../../server/quotes/empty-content.ts';
import { type ReviewSubject, reviewChecks } from '../../../server/quotes/review-checks.ts';

const today = '2026-11-24';
const component = ElementId.parse('review');
const empty = emptyContent('A quote', 'SEK');

/** Nothing speaks against sending this. */
const sendable: ReviewSubject = {
  content: {
    ...empty,
    terms: { ...empty.terms, startDate: '2026-12-01', validUntil: today },
    components: [
      { ...componentDefaults, id: component, sectionId: ElementId.parse('section-1'), rank: 'a0' },
    ],
  },
  issues: [],
  today,
  expectedClose: today,
  buyers: 1,
  reachable: 1,
  signatories: 1,
  seenByBuyer: true,
  isBasisReady: true,
  questions: [],
  unanswered: [],
  emptyVariables: [],
  lacksApproval: false,
};

/** Issues that leave the sums and the offer sound. */
const warnings: readonly IssueCode[] = ['vat-rate-not-in-force', 'vat-rate-ends', 'discount-lapsed'];

const objectionsTo = (change: Partial<ReviewSubject>) =>
  reviewChecks({ ...sendable, ...change }).filter((check) => check.level !== 'pass');

const withTerms = (terms: Partial<ReviewSubject['content']['terms']>) => ({
  content: { ...sendable.content, terms: { ...sendable.content.terms, ...terms } },
});

describe('the checks before sending', () => {
  it('answer every question exactly once when nothing speaks against it', () => {
    const checks = reviewChecks(sendable);
    expect(checks.map((check) => check.code).sort()).toEqual([...ReviewCheck.shape.code.options].sort());
    expect(checks.every((check) => check.level === 'pass')).toBe(true);
  });

  it.each(issueCodes.map((code): [IssueCode] => [code]))('object to the issue %s and lead to it', (code) => {
    const other = ElementId.parse('other');
    const objections = objectionsTo({ issues: [{ code, element: component, field: 'unitPrice', other }] });
    expect(objections).toHaveLength(1);
    // Named, so that the screen can say what is wrong and not only where.
    expect(objections[0]).toMatchObject({
      element: 'review',
      field: 'unitPrice',
      issue: code,
      other: 'other',
    });
    expect(objections[0]?.level).toBe(warnings.includes(code) ? 'warn' : 'stop');
  });

  it.each<[string, Partial<ReviewSubject>, ReviewCheck['code'], ReviewCheck['level']]>([
    ['nothing to sell', { content: { ...sendable.content, components: [] } }, 'has-components', 'stop'],
    ['no start date', withTerms({ startDate: null }), 'start-date-set', 'stop'],
    ['no end of validity', withTerms({ validUntil: null }), 'valid-until-ahead', 'stop'],
    ['a close that was expected yesterday', { expectedClose: '2026-11-23' }, 'close-date-ahead', 'stop'],
    ['a validity that ended yesterday', withTerms({ validUntil: '2026-11-23' }), 'valid-until-ahead', 'stop'],
    ['nobody to send it to', { buyers: 0, reachable: 0 }, 'buyer-invited', 'stop'],
    ['only people whom it cannot reach', { reachable: 0 }, 'buyer-invited', 'stop'],
    ['a buyer who has not looked', { seenByBuyer: false }, 'basis-seen', 'warn'],
    ['a basis that not both find ready', { isBasisReady: false }, 'basis-ready', 'warn'],
    [
      'a variable for nothing',
      { emptyVariables: [{ text: 'intro', name: 'quarter' }] },
      'variables-filled',
      'warn',
    ],
    ['a question that waits', { questions: ['review'] }, 'questions-answered', 'warn'],
  ])('object to %s', (_, change, code, level) => {
    expect(objectionsTo(change)).toEqual([expect.objectContaining({ code, level })]);
  });

  it('name each place where several are wrong', () => {
    const issues = (['a', 'b'] as const).map((id) => ({
      code: 'price-missing' as const,
      element: ElementId.parse(id),
      field: 'unitPrice',
    }));
    expect(objectionsTo({ issues }).map((check) => check.element)).toEqual(['a', 'b']);
  });
});
