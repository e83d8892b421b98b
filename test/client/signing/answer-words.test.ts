import { expect, test } from 'vitest';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { moveSentences } from '../../../client/signing/answer-words.ts';
import { frozenDemo } from '../../support/frozen-demo.ts';
import { quoteContent } from '../../support/quote-content.ts';

test('a quantity is told as the quote writes numbers', () => {
  const words = ((key: string, values: object) => `${key} ${JSON.stringify(values)}`) as never;
  const moves = [{ name: 'Anna Berg', root: 'quantities', element: 'seats', after: '12500.5' }];
  const [told] = moveSentences(words, { moves } as unknown as AnswerView, frozenDemo(quoteContent({})));
  expect(told).toBe('seller.quantity {"name":"Anna","title":"","value":"12\u00A0500,5"}');
});
