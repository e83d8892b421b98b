/**
 * The quote a first start shows: one realistic deal as data. Days are counted from the day it is made, so that
 * the offer always stands.
 */
import type { ElementId } from '#shared/ids.ts';
import {
  type ChoiceGroup,
  type Component,
  choiceGroupDefaults,
  componentDefaults,
  type QuoteContent,
  sectionDefaults,
  termsDefaults,
} from '#shared/quote/quote.ts';
import type { RichText } from '#shared/quote/rich-text.ts';
import type { Costs } from '#shared/quote-doc/costs.ts';
import { firstRanks } from '#shared/quote-doc/ranks.ts';
import type { IsoDate } from '#shared/time.ts';
import { type DemoComponent, demoSections } from './demo-components.ts';

/** What the seller's side alone knows of each component. */
export const demoCosts: Readonly<Record<ElementId, Costs>> = Object.fromEntries(
  demoSections.flatMap(({ components }) =>
    components.map(({ id, unitCost, floorPrice }) => [
      id,
      { unitCost, floorPrice: floorPrice ?? null, note: '' },
    ]),
  ),
);

/** The quote as it stands on `today`: the offer is open for a month, and the work starts two weeks later. */
export function demoContent(today: IsoDate): QuoteContent {
  const sectionRanks = firstRanks(demoSections.length);
  return {
    terms: {
      ...termsDefaults,
      title: 'Marketing automation and lead management',
      currency: 'SEK',
      language: 'en',
      displayBasis: 'exclVat',
      startDate: daysAfter(today, 48),
      validUntil: daysAfter(today, 31),
      termMonths: 12,
      paymentDays: 30,
      vatCountry: 'SE',
    },
    sections: demoSections.map(({ id, title }, index) => ({
      ...sectionDefaults,
      id,
      title,
      rank: sectionRanks[index] ?? '',
    })),
    choiceGroups: demoSections.flatMap((section) =>
      (section.groups ?? []).map(
        ({ id, title }): ChoiceGroup => ({
          ...choiceGroupDefaults,
          id,
          title,
          sectionId: section.id,
          rank: rowRank(section.components, id),
        }),
      ),
    ),
    components: demoSections.flatMap(({ id, components }) =>
      components.map((component) => demoComponent(component, id, components)),
    ),
    texts: {
      intro: paragraphs(
        'Marketing and sales working from the same list. Choose what you need; the price follows.',
      ),
      terms: paragraphs(
        'Payment 30 days net. One-off components are invoiced half at start and half on delivery, running components monthly in advance.',
        'Nordvik’s general terms, March 2026, apply.',
      ),
    },
    jointTexts: {
      goals: paragraphs(
        'One list of leads that marketing and sales both trust, with an agreed point where a lead is handed over.',
        'Every campaign can be followed to the deals it led to.',
      ),
    },
    sectionChoices: {},
    choices: {},
    picks: { crm: ['crm-twoway'] },
    quantities: {},
  };
}

function demoComponent(
  { unitCost: _cost, floorPrice: _floor, ...fields }: DemoComponent,
  sectionId: ElementId,
  section: readonly DemoComponent[],
): Component {
  const groupId = fields.groupId ?? null;
  const members = section.filter((component) => component.groupId === groupId);
  const memberRank = firstRanks(members.length)[members.findIndex(({ id }) => id === fields.id)];
  const rank = groupId === null ? rowRank(section, fields.id) : (memberRank ?? '');
  return { ...componentDefaults, ...fields, groupId, sectionId, rank };
}

/** A group and its members are one row of the section, where the first member stands. */
function rowRank(section: readonly DemoComponent[], rowId: ElementId): string {
  const rows = [...new Set(section.map((component) => component.groupId ?? component.id))];
  return firstRanks(rows.length)[rows.indexOf(rowId)] ?? '';
}

function paragraphs(...texts: string[]): RichText {
  return {
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  };
}

function daysAfter(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
