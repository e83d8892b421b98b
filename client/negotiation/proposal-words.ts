/** A proposal in words, with its figures as the quote writes them. */

import { formatUnitPrice } from '#shared/money/format-money.ts';
import { formatPercent, formatQuantity } from '#shared/money/format-number.ts';
import { type Asked, type AskedChoices, elementOf, type Given } from '#shared/negotiation/asked.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { firstName } from '../quote-room/names.ts';
import { longDay } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';

export type Said = Pick<ProposalView, 'asked' | 'before' | 'currency' | 'elementTitle'>;

/** A day to start is said with the component that it was brought up at. */
const sayingOf = (asked: Asked) =>
  asked.topic === 'startDate' && asked.element ? 'startDateAt' : asked.topic;

export function useProposalWords(content: QuoteContent) {
  const { t } = useTranslation('negotiation');
  const language = useLanguage();
  const titles = new Map(
    [...content.components, ...content.sections].map(({ id, title }) => [id, title] as const),
  );
  const titleOf = (id: string) => titles.get(id) || t('choice.gone');
  const months = (count: number) => t('months', { count });
  const discount = (value: { percent: string } | { amount: string }, currency: string) =>
    'percent' in value ? formatPercent(value.percent) : formatUnitPrice(value.amount, currency);

  const valueIn = ({ asked, currency }: Said): string => {
    switch (asked.topic) {
      case 'unitPrice':
        return formatUnitPrice(asked.value, currency);
      case 'lineDiscount':
      case 'quoteDiscount':
        return discount(asked.value, currency);
      case 'quantity':
        return formatQuantity(asked.value);
      case 'startDate':
        return longDay(asked.value, language);
      case 'term':
        return months(asked.value);
      case 'choices':
        return choicesIn(asked.value);
      case 'other':
        return asked.value;
    }
  };
  const choicesIn = ({ choices, sectionChoices, picks, quantities }: AskedChoices): string =>
    [
      ...Object.entries({ ...sectionChoices, ...choices }).map(([id, on]) =>
        t(on ? 'choice.with' : 'choice.without', { title: titleOf(id) }),
      ),
      ...Object.values(picks).flatMap((members) =>
        members.map((id) => t('choice.with', { title: titleOf(id) })),
      ),
      ...Object.entries(quantities).map(([id, quantity]) =>
        t('choice.quantity', { title: titleOf(id), quantity: formatQuantity(quantity) }),
      ),
    ].join(', ');
  const beforeOf = ({ asked, before, currency }: Said): string => {
    if (asked.topic === 'unitPrice' && typeof before === 'string') return formatUnitPrice(before, currency);
    if (asked.topic === 'quantity' && typeof before === 'string') return formatQuantity(before);
    if (asked.topic === 'startDate' && typeof before === 'string') return longDay(before, language);
    if (asked.topic === 'term' && typeof before === 'number') return months(before);
    return t('notSet');
  };
  const givenWords = (given: Given): string => {
    switch (given.kind) {
      case 'startDate':
      case 'signBy':
        return t(`given.${given.kind}`, { value: longDay(given.value, language) });
      case 'term':
        return t('given.term', { value: months(given.value) });
      case 'quantity':
        return t('given.quantity', { value: formatQuantity(given.value), title: titleOf(given.element) });
      case 'reference':
        return t('given.reference');
      case 'other':
        return given.value;
    }
  };
  return {
    beforeOf,
    /** "Anna proposes 1 150 kr for <b>Campaign support</b> instead of 1 250 kr" */
    sentence: (proposal: ProposalView, isMine: boolean): string =>
      t(`says.${sayingOf(proposal.asked)}${isMine ? '_you' : ''}`, {
        name: firstName(proposal.by.name),
        value: valueIn(proposal),
        before: beforeOf(proposal),
        title: titles.get(elementOf(proposal.asked) ?? '') || proposal.elementTitle,
      }),
    given: (all: readonly Given[]): string => t('gives', { given: all.map(givenWords).join(', ') }),
  };
}
