/** What was copied, on its way into a quote: under new ids, with the private part where that is at hand. */
import type { ElementId } from '../ids.ts';
import type { CurrencyCode } from '../money/amounts.ts';
import { termsDefaults } from '../quote/quote.ts';
import { emptyRichText } from '../quote/rich-text.ts';
import { targetDefaults } from '../quote-doc/costs.ts';
import { inCurrency, withNewIds } from '../template/make-template.ts';
import type { TemplateContent } from '../template/template.ts';
import type { Copied } from './copied.ts';

/** What only the seller's side knows of components, by their ids. */
export type PrivateParts = Pick<TemplateContent, 'costs' | 'sources'>;

export interface PasteInto {
  readonly currency: CurrencyCode;
  /** Of another currency: the figures as they are, as so many of this one. Else they are left out, to be set anew. */
  readonly keepsFigures: boolean;
  readonly newId: () => ElementId;
}

/** Their place is for whoever puts them into a quote; what stands here of it is no place in any. */
export function pastedFrom(
  { currency, components, choiceGroups, picks }: Copied,
  { costs, sources }: PrivateParts,
  into: PasteInto,
): TemplateContent {
  const nowhere = { sectionId: 'nowhere', rank: 'a0' };
  const template: TemplateContent = {
    content: {
      terms: { ...termsDefaults, currency: into.keepsFigures ? into.currency : currency },
      sections: [],
      choiceGroups: choiceGroups.map((group) => ({ ...group, ...nowhere })),
      components: components.map((component) => ({ ...component, ...nowhere })),
      texts: { intro: emptyRichText, terms: emptyRichText },
      jointTexts: { goals: emptyRichText },
      choices: {},
      sectionChoices: {},
      picks,
      quantities: {},
    },
    costs,
    sources,
    targets: targetDefaults,
  };
  return withNewIds(inCurrency(template, into.currency), into.newId);
}
