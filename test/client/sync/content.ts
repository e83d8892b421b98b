/** A small quote to change in tests: one section, one choice group with two members, two more components. */
import type { ElementId } from '#shared/ids.ts';
import {
  type Component,
  choiceGroupDefaults,
  componentDefaults,
  type QuoteContent,
  sectionDefaults,
  termsDefaults,
} from '#shared/quote/quote.ts';
import { emptyRichText } from '#shared/quote/rich-text.ts';

export const section = 'design' as ElementId;
export const group = 'connector' as ElementId;
export const [standard, twoWay, onboarding, hosting] = [
  'standard',
  'two-way',
  'onboarding',
  'hosting',
] as ElementId[] as [ElementId, ElementId, ElementId, ElementId];

const component = (id: ElementId, rank: string, values: Partial<Component>): Component => ({
  ...componentDefaults,
  id,
  rank,
  sectionId: section,
  title: id,
  ...values,
});

export const smallQuote: QuoteContent = {
  terms: { ...termsDefaults, title: 'A small quote' },
  sections: [{ ...sectionDefaults, id: section, rank: 'a0', title: 'Design' }],
  choiceGroups: [{ ...choiceGroupDefaults, id: group, sectionId: section, rank: 'a0', title: 'Connector' }],
  components: [
    component(onboarding, 'a1', { presence: 'optional', preselected: true, unitPrice: '12000' }),
    component(hosting, 'a2', {
      unitPrice: '900',
      pricePeriod: 'month',
      billingPeriod: 'month',
      quantity: '2',
      buyerQuantity: { min: '1', max: '10', step: '1' },
    }),
    component(standard, 'a0', { groupId: group, unitPrice: '18000' }),
    component(twoWay, 'a1', { groupId: group, unitPrice: '54000' }),
  ],
  texts: { intro: emptyRichText, terms: emptyRichText },
  jointTexts: { goals: emptyRichText },
  choices: {},
  picks: { [group]: [standard] },
  quantities: {},
};
