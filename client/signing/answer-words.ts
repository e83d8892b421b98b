/** The customer's answer in sentences, for the seller. */

import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import { formatQuantity } from '#shared/money/format-number.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import type { FrozenQuote } from '#shared/quote/frozen-quote.ts';
import { firstName } from '../quote-room/names.ts';
import { dayAndTime } from '../ui/dates.ts';
import type { Language } from '../ui/languages.ts';
import type { Say } from '../ui/text-keys.ts';

type Words = Say<'signing'>;

/** Signed, declined, or signed by some of those who must; `null` while nobody has said anything. */
export function answerSentence(
  t: Words,
  answer: AnswerView,
  number: number,
  language: Language,
): string | null {
  const { signers, accepted, declined, state } = answer;
  const signed = signers.filter(({ signedAt }) => signedAt !== null).map(({ name }) => firstName(name));
  if (accepted?.rescinded) return rescindedSentence(t, accepted.rescinded, number, language);
  if (accepted) {
    const { firstYear, currency } = accepted.totals;
    return t(accepted.offline ? 'seller.acceptedOnPaper' : 'seller.accepted', {
      name: accepted.offline?.signedBy ?? signed.join(', '),
      number,
      amount: formatMoney(firstYear.net, currency),
    });
  }
  if (declined) {
    const reason = [t(`no.${declined.reason}`), declined.words].filter(Boolean).join('. ');
    return t('seller.declined', { name: firstName(declined.name), number, reason });
  }
  if (signed.length === 0 || state !== 'open') return null;
  const waiting = signers.filter(({ signedAt }) => signedAt === null).map(({ name }) => firstName(name));
  return t('seller.partly', { signed: signed.join(', '), number, waiting: waiting.join(', ') });
}

/** That an acceptance was taken back, when and by whom, and what was written to the customer: for both sides. */
export function rescindedSentence(
  t: Words,
  { at, byName, toBuyer }: Pick<Rescinded, 'at' | 'byName' | 'toBuyer'>,
  number: number,
  language: Language,
): string {
  const line = t('rescind.line', { number, when: dayAndTime(at, language), name: byName });
  return toBuyer === '' ? line : `${line} ${t('rescind.words', { words: toBuyer })}`;
}

type Rescinded = NonNullable<NonNullable<AnswerView['accepted']>['rescinded']>;

/** What was chosen since the version was sent, one sentence each, in order. */
export function moveSentences(t: Words, { moves }: AnswerView, { content }: FrozenQuote): string[] {
  const titleOf = (id: unknown): string =>
    [...content.components, ...content.sections, ...content.choiceGroups].find((each) => each.id === id)
      ?.title ?? '';
  return moves.map(({ name, root, element, after }) => {
    const said = { name: firstName(name), title: titleOf(element) };
    if (root === 'picks') {
      const picks = (Array.isArray(after) ? after : []).map(titleOf).join(', ');
      return t('seller.picked', { ...said, picks });
    }
    if (root === 'quantities') return t('seller.quantity', { ...said, value: formatQuantity(String(after)) });
    return t(after === true ? 'seller.chose' : 'seller.leftOut', said);
  });
}

/** What the version comes to with what has been chosen since: first year net. */
export function amountNow({ choices, asOf }: AnswerView, { content }: FrozenQuote): string {
  const { firstYear, currency } = priceQuote(chosenContent(content, choices), { asOf });
  return formatMoney(firstYear.net, currency);
}
