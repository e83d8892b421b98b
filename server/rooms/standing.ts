/** How the touched parts of a quote stand, read before and after an update. */

import type * as Y from 'yjs';
import type { z } from 'zod';
import type { ElementId } from '#shared/ids.ts';
import { CurrencyCode, Quantity } from '#shared/money/amounts.ts';
import { priceComponent } from '#shared/pricing/price-component.ts';
import type { Change } from '#shared/protocol/change.ts';
import {
  type ChoiceGroup,
  type Component,
  ComponentChoice,
  GroupChoice,
  type Section,
  SectionChoice,
  termsDefaults,
} from '#shared/quote/quote.ts';
import { isChosen, isSectionSelected, statedQuantity } from '#shared/quote/selection.ts';
import {
  readChoiceGroup,
  readComponent,
  readSection,
  rereadComponent,
} from '#shared/quote-doc/read-component.ts';

/** One place an update writes: root, entry key and field, as far as the root has them. */
export interface Touched {
  readonly root: string;
  readonly entry: string | null;
  readonly field: string | null;
}

export type Price = NonNullable<Change['price']>;

export interface ComponentStanding {
  readonly component: Component | null;
  /** Chosen by itself. It counts only where its section does too. */
  readonly selected: boolean;
  readonly inSection: boolean;
  readonly counts: boolean;
  readonly quantity: string;
  /** Its own amount, counted or not; `null` where there is no component or it cannot be priced. */
  readonly price: Price | null;
}

export interface GroupStanding {
  readonly group: ChoiceGroup | null;
  /** Whether what is picked counts: not while its section is left out. */
  readonly counts: boolean;
  readonly picked: readonly { readonly id: ElementId; readonly price: Price | null }[];
}

export interface SectionStanding {
  readonly section: Section | null;
  readonly selected: boolean;
}

/** Only what was touched is in here. */
export interface Standing {
  readonly components: ReadonlyMap<string, ComponentStanding>;
  readonly groups: ReadonlyMap<string, GroupStanding>;
  readonly sections: ReadonlyMap<string, SectionStanding>;
  readonly terms: ReadonlyMap<string, unknown>;
}

/** Which kind of element the entries of each root are about. */
export const subjects = {
  components: 'components',
  choices: 'components',
  quantities: 'components',
  choiceGroups: 'groups',
  picks: 'groups',
  sections: 'sections',
  sectionChoices: 'sections',
} as const satisfies Record<string, keyof Standing>;

export function subjectOf(root: string): 'components' | 'groups' | 'sections' | null {
  return Object.hasOwn(subjects, root) ? subjects[root as keyof typeof subjects] : null;
}

/** Before an update. `known`: components that are known to stand that way still. */
export function standingOf(
  doc: Y.Doc,
  touched: readonly Touched[],
  known: ReadonlyMap<string, ComponentStanding> = new Map(),
): Standing {
  return standing(doc, touched, (id) => known.get(id) ?? componentStanding(doc, id));
}

/** After it. Of a component that stood before, only what was touched is read, unless something around it was. */
export function standingAfter(doc: Y.Doc, touched: readonly Touched[], before: Standing): Standing {
  if (!touched.every(isAboutOneComponent)) return standingOf(doc, touched);
  const written = Map.groupBy(
    touched.filter(({ root }) => root === 'components'),
    ({ entry }) => entry,
  );
  return standing(doc, touched, (id) => {
    const earlier = before.components.get(id);
    const fields = (written.get(id) ?? []).map(({ field }) => field);
    return earlier?.component && !fields.includes(null)
      ? touchedStanding(doc, earlier, earlier.component, fields as string[])
      : componentStanding(doc, id);
  });
}

/** Whether what is written there changes how that one component stands, and no other. */
export const isAboutOneComponent = ({ root }: Touched): boolean => subjectOf(root) === 'components';

function standing(
  doc: Y.Doc,
  touched: readonly Touched[],
  componentOf: (id: string) => ComponentStanding,
): Standing {
  const idsOf = (subject: string): Set<string> =>
    new Set(
      touched.flatMap(({ root, entry }) => (subjectOf(root) === subject && entry !== null ? [entry] : [])),
    );
  const each = <T>(ids: Iterable<string>, read: (id: string) => T): Map<string, T> =>
    new Map(Array.from(ids, (id) => [id, read(id)]));
  const terms = touched.flatMap(({ root, field }) => (root === 'terms' && field !== null ? [field] : []));
  return {
    components: each(idsOf('components'), componentOf),
    groups: each(idsOf('groups'), (id) => groupStanding(doc, id)),
    sections: each(idsOf('sections'), (id) => sectionStanding(doc, id)),
    terms: each(terms, (field) => doc.getMap('terms').get(field) ?? null),
  };
}

const absent: ComponentStanding = {
  component: null,
  selected: false,
  inSection: false,
  counts: false,
  quantity: '0',
  price: null,
};

function componentStanding(doc: Y.Doc, id: string): ComponentStanding {
  const component = readComponent(doc, id).value;
  if (!component) return absent;
  const quantity = quantityOf(doc, component);
  return stands(
    doc,
    component,
    isSectionIn(doc, component.sectionId),
    quantity,
    priceOf(doc, component, quantity),
  );
}

function touchedStanding(
  doc: Y.Doc,
  earlier: ComponentStanding,
  before: Component,
  fields: readonly string[],
): ComponentStanding {
  const component = fields.length === 0 ? before : rereadComponent(doc, before, fields);
  if (!component) return absent;
  const quantity = quantityOf(doc, component);
  const isMoved = component.sectionId !== before.sectionId;
  const isPriced = component !== before || quantity !== earlier.quantity;
  return stands(
    doc,
    component,
    isMoved ? isSectionIn(doc, component.sectionId) : earlier.inSection,
    quantity,
    isPriced ? priceOf(doc, component, quantity) : earlier.price,
  );
}

function stands(
  doc: Y.Doc,
  component: Component,
  inSection: boolean,
  quantity: string,
  price: Price | null,
): ComponentStanding {
  const { id, groupId } = component;
  const choice = said(ComponentChoice, doc.getMap('choices').get(id));
  const chosen = {
    choices: choice === undefined ? {} : { [id]: choice },
    picks: groupId === null ? {} : { [groupId]: pickedIds(doc, groupId) },
  };
  const selected = isChosen(chosen, component);
  return { component, selected, inSection, counts: selected && inSection, quantity, price };
}

function sectionStanding(doc: Y.Doc, id: string): SectionStanding {
  const section = readSection(doc, id).value;
  if (!section) return { section, selected: false };
  const choice = said(SectionChoice, doc.getMap('sectionChoices').get(id));
  return {
    section,
    selected: isSectionSelected({ sectionChoices: choice === undefined ? {} : { [id]: choice } }, section),
  };
}

/** What stands in no section that can be found counts all the same, as pricing has it. */
function isSectionIn(doc: Y.Doc, id: string): boolean {
  const { section, selected } = sectionStanding(doc, id);
  return section === null || selected;
}

function groupStanding(doc: Y.Doc, id: string): GroupStanding {
  const group = readChoiceGroup(doc, id).value;
  return {
    group,
    counts: group !== null && isSectionIn(doc, group.sectionId),
    picked: pickedIds(doc, id).map((member) => {
      const component = readComponent(doc, member).value;
      return { id: member, price: component && priceOf(doc, component, quantityOf(doc, component)) };
    }),
  };
}

function pickedIds(doc: Y.Doc, groupId: string): ElementId[] {
  return said(GroupChoice, doc.getMap('picks').get(groupId)) ?? [];
}

/** What somebody has said, where it can be read. Most is never said, and a schema is slow to say no. */
function said<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  return value === undefined ? undefined : schema.safeParse(value).data;
}

function quantityOf(doc: Y.Doc, component: Component): string {
  const stated = said(Quantity, doc.getMap('quantities').get(component.id));
  return statedQuantity({ quantities: stated === undefined ? {} : { [component.id]: stated } }, component);
}

/** `null` where a price is missing or cannot be computed: an amount that is not known must not be stated as 0. */
function priceOf(doc: Y.Doc, component: Component, quantity: string): Price | null {
  const currency = said(CurrencyCode, doc.getMap('terms').get('currency')) ?? termsDefaults.currency;
  const { net, period, issues } = priceComponent(component, quantity, currency);
  const isUnknown = issues.some(({ code }) => code === 'price-missing' || code === 'overflow');
  return isUnknown ? null : { amount: net, currency, period };
}
