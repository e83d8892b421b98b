/** How a before and an after become rows of the attributed log. */
import { changeOf } from '#shared/money/amounts.ts';
import type { Change } from '#shared/protocol/change.ts';
import { sameValue } from '#shared/quote-doc/same-value.ts';
import { componentKinds, groupKinds, type Kind, sectionKinds, termKinds } from './change-kinds.ts';
import {
  type ComponentStanding,
  type GroupStanding,
  type Price,
  type SectionStanding,
  type Standing,
  subjectOf,
  type Touched,
} from './standing.ts';

/** A row, before it is known who made it and when. */
export type Draft = Omit<Change, 'seq' | 'ordinal' | 'at' | 'participant'>;

/** The rows of one update, in the order in which it touched things; each thing once. */
export function changesOf(before: Standing, after: Standing, touched: readonly Touched[]): Draft[] {
  const rows: Draft[] = [];
  for (const places of Map.groupBy(touched, thingAt).values()) {
    const [first] = places;
    if (!first) continue;
    const { root, entry } = first;
    const subject = subjectOf(root);
    if (subject === 'components' && entry !== null) {
      rows.push(...componentRows(before.components.get(entry), after.components.get(entry), places));
    } else if (subject === 'groups' && entry !== null) {
      rows.push(...groupRows(before.groups.get(entry), after.groups.get(entry), places));
    } else if (subject === 'sections' && entry !== null) {
      rows.push(...sectionRows(before.sections.get(entry), after.sections.get(entry), places));
    } else if (root === 'terms') rows.push(...termRows(before, after));
    else rows.push({ ...plain, kind: 'text', field: entry });
  }
  return rows;
}

/** An element, whatever is said of it in which root; the terms; or a text. */
function thingAt({ root, entry }: Touched): string {
  const subject = subjectOf(root) ?? root;
  return subject === 'terms' ? subject : `${subject}/${entry}`;
}

const plain: Omit<Draft, 'kind' | 'field'> = {
  element: null,
  before: null,
  after: null,
  price: null,
  difference: null,
};

type Element = { readonly id: string; readonly title: string };

const aboutElement = ({ id, title }: Element): Pick<Draft, 'element'> => ({ element: { id, title } });

/** Added, removed, or each changed field of `root`; of the fields that say where something stands, only the first. */
function elementRows<E extends Element>(
  before: E | null | undefined,
  after: E | null | undefined,
  places: readonly Touched[],
  root: string,
  kinds: Readonly<Record<string, Kind>>,
): Draft[] {
  if (!before && !after) return [];
  if (!before && after)
    return [{ ...plain, ...aboutElement(after), kind: 'added', field: null, after: after.title }];
  if (before && !after) {
    return [{ ...plain, ...aboutElement(before), kind: 'removed', field: null, before: before.title }];
  }
  if (!before || !after) return [];
  const fields = new Set(
    places.flatMap((place) => (place.root === root && place.field ? [place.field] : [])),
  );
  // In the order of the table, so that of a move the section comes before the rank.
  const changed = Object.keys(kinds).filter((field) => fields.has(field) && !sameIn(before, after, field));
  const rows = changed.map((field): Draft => {
    const values = { before: jsonOf(before, field), after: jsonOf(after, field) };
    return { ...plain, ...aboutElement(after), kind: kinds[field] ?? 'edited', field, ...values };
  });
  const firstMove = rows.find(({ kind }) => kind === 'moved');
  return rows.filter((row) => row.kind !== 'moved' || row === firstMove);
}

function componentRows(
  before: ComponentStanding | undefined,
  after: ComponentStanding | undefined,
  places: readonly Touched[],
): Draft[] {
  if (!before || !after) return [];
  const rows = elementRows(before.component, after.component, places, 'components', componentKinds);
  if (before.component && after.component) {
    const about = { ...plain, ...aboutElement(after.component) };
    const wrote = (root: string): boolean => places.some((place) => place.root === root);
    if (wrote('choices') && before.selected !== after.selected) {
      const kind = after.selected ? 'selected' : 'deselected';
      rows.push({ ...about, kind, field: null, before: before.selected, after: after.selected });
    }
    if (wrote('quantities') && before.quantity !== after.quantity) {
      rows.push({
        ...about,
        kind: 'quantity',
        field: 'quantity',
        before: before.quantity,
        after: after.quantity,
      });
    }
  }
  const difference = differenceOf([before].filter(counts), [after].filter(counts));
  const price = after.price ?? before.price;
  // Told once, so that adding up the differences of an update counts nothing twice.
  return rows.map((row, index) => ({ ...row, price, difference: index === 0 ? difference : null }));
}

const counts = (standing: ComponentStanding): boolean => standing.counts;

/** What a section comes to depends on all that stands in it, which was not touched: its choice is told without a price. */
function sectionRows(
  before: SectionStanding | undefined,
  after: SectionStanding | undefined,
  places: readonly Touched[],
): Draft[] {
  if (!before || !after) return [];
  const rows = elementRows(before.section, after.section, places, 'sections', sectionKinds);
  const wasChosen =
    places.some(({ root }) => root === 'sectionChoices') && before.selected !== after.selected;
  if (!before.section || !after.section || !wasChosen) return rows;
  const kind = after.selected ? 'selected' : 'deselected';
  const values = { before: before.selected, after: after.selected };
  return [...rows, { ...plain, ...aboutElement(after.section), kind, field: null, ...values }];
}

function groupRows(
  before: GroupStanding | undefined,
  after: GroupStanding | undefined,
  places: readonly Touched[],
): Draft[] {
  if (!before || !after) return [];
  const rows = elementRows(before.group, after.group, places, 'choiceGroups', groupKinds);
  const ids = (standing: GroupStanding): string[] => standing.picked.map(({ id }) => id).sort();
  if (after.group && !sameValue(ids(before), ids(after))) {
    const [only, ...others] = after.picked;
    rows.push({
      ...aboutElement(after.group),
      kind: 'picked',
      field: null,
      before: ids(before),
      after: ids(after),
      price: others.length === 0 ? (only?.price ?? null) : null,
      difference: differenceOf(countedPicks(before), countedPicks(after)),
    });
  }
  return rows;
}

const countedPicks = ({ counts, picked }: GroupStanding): GroupStanding['picked'] => (counts ? picked : []);

function termRows(before: Standing, after: Standing): Draft[] {
  const changed = [...after.terms].filter(([field, value]) => !sameValue(before.terms.get(field), value));
  return changed.map(([field]) => ({
    ...plain,
    kind: termKinds[field as keyof typeof termKinds] ?? 'terms',
    field,
    before: asJson(before.terms.get(field)),
    after: asJson(after.terms.get(field)),
  }));
}

/** What the change did to the amount that counts; `null` when that is nothing, in no single price period, or too much. */
function differenceOf(
  before: readonly { readonly price: Price | null }[],
  after: readonly { readonly price: Price | null }[],
): Draft['difference'] {
  const was = before.map(({ price }) => price);
  const is = after.map(({ price }) => price);
  const periods = new Set([...was, ...is].map((price) => price && `${price.currency} ${price.period}`));
  if (periods.size !== 1 || periods.has(null)) return null;
  const amounts = (prices: readonly (Price | null)[]) => prices.map((price) => price?.amount ?? 0);
  // A sum too large to be stated exactly is not stated; the change itself is no less true.
  return changeOf(amounts(was), amounts(is)) || null;
}

const fieldOf = (element: object, field: string): unknown => Reflect.get(element, field);
const sameIn = (a: object, b: object, field: string): boolean =>
  sameValue(fieldOf(a, field), fieldOf(b, field));
/** Field values are JSON: the guard lets nothing else in, and the readers give nothing else out. */
const asJson = (value: unknown): Change['before'] => (value ?? null) as Change['before'];
const jsonOf = (element: object, field: string): Change['before'] => asJson(fieldOf(element, field));
