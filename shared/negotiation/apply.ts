/** What a quote says with a proposal accepted. One function, for the effect that is shown and the edit that is made. */
import { boundedQuantity } from '../pricing/bounded-quantity.ts';
import { readNumber } from '../pricing/read-number.ts';
import { ownValue } from '../quote/own-value.ts';
import type { Adjustment, Component, QuoteContent, QuoteDiscount } from '../quote/quote.ts';
import { statedQuantity } from '../quote/selection.ts';
import { sameValue } from '../quote-doc/same-value.ts';
import type { Asked, Given, ProposalTerms } from './asked.ts';

type Write = (content: QuoteContent) => QuoteContent;

/**
 * The content with what is asked and what is given in return. What no field holds (a reference, words) changes
 * nothing. What is proposed on something that is gone changes nothing either: ask `fitOf` first.
 */
export function withProposal(content: QuoteContent, { asked, given }: ProposalTerms): QuoteContent {
  const writes = [writeAsked(asked), ...given.map((each) => writeGiven(each, asked))];
  return writes.reduce((changed, write) => write(changed), content);
}

/** How a proposal relates to what stands: it can be accepted; what it is about is gone; it is so already. */
export type ProposalFit = 'open' | 'gone' | 'same';

export function fitOf(content: QuoteContent, terms: ProposalTerms): ProposalFit {
  const { asked, given } = terms;
  const named = [asked, ...given].flatMap((each) =>
    'element' in each && each.element ? [each.element] : [],
  );
  if (named.some((id) => componentOf(content, id) === undefined)) return 'gone';
  if (asked.topic === 'unitPrice' && componentOf(content, asked.element)?.priceModel !== 'flat')
    return 'gone';
  if (asked.topic === 'choices' && Object.keys(orphans(content, asked.value)).length > 0) return 'gone';
  if (asked.topic === 'other') return 'open';
  return sameValue(withProposal(content, { asked, given: [] }), content) ? 'same' : 'open';
}

/** What the quote says now where the proposal asks for something else; `null` where it says nothing. */
export function standingValue(content: QuoteContent, asked: Asked): unknown {
  switch (asked.topic) {
    case 'unitPrice':
      return componentOf(content, asked.element)?.unitPrice ?? null;
    case 'lineDiscount':
      return discountsOf(componentOf(content, asked.element));
    case 'quantity': {
      const component = componentOf(content, asked.element);
      return component ? statedQuantity(content, component) : null;
    }
    case 'quoteDiscount':
      return content.terms.quoteDiscount;
    case 'startDate':
      return content.terms.startDate;
    case 'term':
      return content.terms.termMonths;
    case 'choices':
    case 'other':
      return null;
  }
}

function writeAsked(asked: Asked): Write {
  switch (asked.topic) {
    case 'unitPrice':
      return onComponent(asked.element, (component) => ({ ...component, unitPrice: asked.value }));
    case 'lineDiscount':
      return onComponent(asked.element, (component) => ({
        ...component,
        adjustments: [
          ...discountAs(asked.value),
          ...component.adjustments.filter(({ kind }) => kind !== 'discount'),
        ],
      }));
    case 'quantity':
      return withQuantity(asked.element, asked.value);
    case 'quoteDiscount':
      return withTerms({ quoteDiscount: isNothing(asked.value) ? null : asked.value });
    case 'startDate':
      return withTerms({ startDate: asked.value });
    case 'term':
      return withTerms({ termMonths: asked.value });
    case 'choices':
      return (content) => ({
        ...content,
        choices: { ...content.choices, ...asked.value.choices },
        sectionChoices: { ...content.sectionChoices, ...asked.value.sectionChoices },
        picks: { ...content.picks, ...asked.value.picks },
        quantities: { ...content.quantities, ...asked.value.quantities },
      });
    case 'other':
      return (content) => content;
  }
}

function writeGiven(given: Given, asked: Asked): Write {
  switch (given.kind) {
    case 'startDate':
      return withTerms({ startDate: given.value });
    case 'term':
      return withTerms({ termMonths: given.value });
    case 'quantity':
      return withQuantity(given.element, given.value);
    case 'signBy':
      return asked.topic === 'quoteDiscount'
        ? withTerms({ quoteDiscountUntil: given.value })
        : (content) => content;
    case 'reference':
    case 'other':
      return (content) => content;
  }
}

const withTerms =
  (terms: Partial<QuoteContent['terms']>): Write =>
  (content) => ({ ...content, terms: { ...content.terms, ...terms } });

const onComponent =
  (id: string, change: (component: Component) => Component): Write =>
  (content) => ({
    ...content,
    components: content.components.map((component) => (component.id === id ? change(component) : component)),
  });

/**
 * Where the buyer may set the quantity it is a choice; elsewhere it is a part of the component. One that the buyer
 * could not have chosen is agreed on its own, and there is nothing left to choose.
 */
function withQuantity(id: string, quantity: string): Write {
  return (content) => {
    const bounds = componentOf(content, id)?.buyerQuantity ?? null;
    const stated = readNumber('quantity', quantity);
    if (bounds && stated !== null && boundedQuantity(stated, bounds)?.isMoved === false) {
      return { ...content, quantities: { ...content.quantities, [id]: quantity } };
    }
    const { [id]: _, ...quantities } = content.quantities;
    const agreed = onComponent(id, (component) => ({ ...component, quantity, buyerQuantity: null }));
    return agreed({ ...content, quantities });
  };
}

function componentOf({ components }: QuoteContent, id: string): Component | undefined {
  return components.find((component) => component.id === id);
}

function discountsOf(component: Component | undefined): readonly Adjustment[] {
  return component?.adjustments.filter(({ kind }) => kind === 'discount') ?? [];
}

const discountAs = (value: QuoteDiscount): Adjustment[] =>
  isNothing(value) ? [] : [{ kind: 'discount', ...value }];

/** No discount at all is also something to propose. */
const isNothing = (value: QuoteDiscount): boolean =>
  !/[1-9]/.test('percent' in value ? value.percent : value.amount);

/** Choices about what the quote no longer holds. */
function orphans(content: QuoteContent, asked: Extract<Asked, { topic: 'choices' }>['value']): object {
  const known = {
    choices: content.components,
    sectionChoices: content.sections,
    picks: content.choiceGroups,
    quantities: content.components,
  };
  return Object.fromEntries(
    (Object.keys(known) as (keyof typeof known)[]).flatMap((kind) => {
      const ids = Object.fromEntries(known[kind].map(({ id }) => [id, true]));
      return Object.keys(asked[kind])
        .filter((id) => !ownValue(ids, id))
        .map((id) => [id, kind]);
    }),
  );
}
