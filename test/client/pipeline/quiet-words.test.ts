import { expect, it } from 'vitest';
import { quietWords } from '../../../client/pipeline/quiet-words.ts';

/** The keys themselves, with what is put into them. */
const t = ((key: string, { count }: { count: number }) =>
  `${key.slice('deal.quiet.'.length)} ${count}`) as never;

it('says how long a customer has been quiet, beside both what is usual and the rule of thumb', () => {
  const quiet = { days: 30, usualDays: 9 };
  expect(quietWords(t, { stage: 'quote_sent', quiet })).toBe('for 30 usual 9 rule 14');
  expect(quietWords(t, { stage: 'quote_sent', quiet: { ...quiet, usualDays: null } })).toBe('for 30 rule 14');
  expect(quietWords(t, { stage: 'pricing_review', quiet })).toBe('for 30 usual 9 workingRule 3');
  expect(quietWords(t, { stage: 'quote_sent', quiet: null })).toBe('');
});
