/** What of a quote becomes a template, and what a template becomes in another quote. */
import type { ElementId } from '../ids.ts';
import type { CurrencyCode } from '../money/amounts.ts';
import { ownValue } from '../quote/own-value.ts';
import type { Component, QuoteContent } from '../quote/quote.ts';
import { emptyRichText } from '../quote/rich-text.ts';
import { statedQuantity } from '../quote/selection.ts';
import type { TemplateContent } from './template.ts';

/**
 * The whole quote, or one section of it. Choices become what is chosen from the start. Days are one customer's, and the
 * goals are written with one: neither is taken.
 */
export function templateOf(quote: TemplateContent, sectionId: ElementId | null): TemplateContent {
  const { content } = quote;
  const isIn = (id: ElementId) => sectionId === null || id === sectionId;
  const sections = content.sections.filter(({ id }) => isIn(id));
  const choiceGroups = content.choiceGroups.filter((group) => isIn(group.sectionId));
  const components = content.components.filter((component) => isIn(component.sectionId));
  const kept = new Set(components.map(({ id }) => id));
  const ofKept = <V>(values: Readonly<Record<string, V>>) => only(values, [...kept]);
  return {
    content: {
      ...content,
      terms: {
        ...content.terms,
        startDate: null,
        validUntil: null,
        quoteDiscountUntil: null,
      },
      sections: sections.map((section) => ({
        ...section,
        preselected: ownValue(content.sectionChoices, section.id) ?? section.preselected,
      })),
      choiceGroups,
      components: components.map((component) => ({
        ...component,
        preselected: ownValue(content.choices, component.id) ?? component.preselected,
        quantity: statedQuantity(content, component),
        requires: component.requires.filter((id) => kept.has(id)),
        excludes: component.excludes.filter((id) => kept.has(id)),
      })),
      texts: sectionId === null ? content.texts : { intro: emptyRichText, terms: emptyRichText },
      jointTexts: { goals: emptyRichText },
      choices: {},
      sectionChoices: {},
      picks: only(
        content.picks,
        choiceGroups.map(({ id }) => id),
      ),
      quantities: {},
    },
    costs: ofKept(quote.costs),
    sources: ofKept(quote.sources),
    targets: quote.targets,
  };
}

/** The same under ids of its own, so that nothing in a quote is taken for what it was made from. */
export function withNewIds(template: TemplateContent, newId: () => ElementId): TemplateContent {
  const ids = new Map<ElementId, ElementId>();
  const renewed = (id: ElementId): ElementId => {
    const known = ids.get(id) ?? newId();
    ids.set(id, known);
    return known;
  };
  const byId = <V>(values: Readonly<Record<ElementId, V>>): Record<ElementId, V> =>
    Object.fromEntries(Object.entries(values).map(([id, value]) => [renewed(id), value]));
  const { content } = template;
  return {
    ...template,
    content: {
      ...content,
      sections: content.sections.map((section) => ({ ...section, id: renewed(section.id) })),
      choiceGroups: content.choiceGroups.map((group) => ({
        ...group,
        id: renewed(group.id),
        sectionId: renewed(group.sectionId),
      })),
      components: content.components.map((component) => ({
        ...component,
        id: renewed(component.id),
        sectionId: renewed(component.sectionId),
        groupId: component.groupId && renewed(component.groupId),
        requires: component.requires.map(renewed),
        excludes: component.excludes.map(renewed),
      })),
      picks: Object.fromEntries(
        Object.entries(content.picks).map(([id, members]) => [renewed(id), members.map(renewed)]),
      ),
    },
    costs: byId(template.costs),
    sources: byId(template.sources),
  };
}

/** Figures in another currency would be read as so many of this one: they are left out, to be set anew. */
export function inCurrency(template: TemplateContent, currency: CurrencyCode): TemplateContent {
  const { content } = template;
  if (content.terms.currency === currency) return template;
  const { quoteDiscount, quoteAdjustments } = content.terms;
  const unpriced = (component: Component): Component => ({
    ...component,
    priceModel: 'flat',
    unitPrice: null,
    tiers: [],
    adjustments: component.adjustments.filter((adjustment) => isRelative(adjustment)),
  });
  return {
    ...template,
    content: {
      ...content,
      terms: {
        ...content.terms,
        currency,
        payableStep: null,
        quoteDiscount: quoteDiscount && 'percent' in quoteDiscount ? quoteDiscount : null,
        quoteAdjustments: quoteAdjustments.filter((adjustment) => isRelative(adjustment)),
      },
      components: content.components.map(unpriced),
    },
    costs: Object.fromEntries(
      Object.entries(template.costs).map(([id, costs]) => [
        id,
        { ...costs, unitCost: null, floorPrice: null },
      ]),
    ),
  };
}

const isRelative = (adjustment: object): boolean => 'percent' in adjustment && !('baseAmount' in adjustment);

function only<V>(values: Readonly<Record<string, V>>, ids: readonly string[]): Record<string, V> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const value = ownValue(values, id);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/** For a quote of a customer’s own: as it stands in the template, under another title and in that currency. */
export function quoteFrom(
  template: TemplateContent,
  quote: { readonly title: string; readonly currency: CurrencyCode },
  newId: () => ElementId,
): TemplateContent {
  const renewed = withNewIds(inCurrency(template, quote.currency), newId);
  const content: QuoteContent = {
    ...renewed.content,
    terms: { ...renewed.content.terms, title: quote.title },
  };
  return { ...renewed, content };
}
