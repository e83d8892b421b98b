/**
 * Components on their way to another place, as a clipboard carries them: what the customer may see of them, without a
 * place in any quote. Anybody can put anything on a clipboard, so what comes from one is read by this schema alone.
 */
import { z } from 'zod';
import { ElementId } from '../ids.ts';
import { CurrencyCode } from '../money/amounts.ts';
import {
  type Component,
  choiceGroupFields,
  componentFields,
  GroupChoice,
  type QuoteContent,
} from '../quote/quote.ts';
import { isChosen, pickedIn, statedQuantity } from '../quote/selection.ts';

/** Components at once, by copying and from a spreadsheet: what one update of the document carries with ease. */
export const largestCopy = 500;
/** UTF-16 units of its JSON. */
export const longestCopy = 1_000_000;

const { sectionId: _section, rank: _rank, ...fieldsOfComponent } = componentFields;
const { sectionId: _groupSection, rank: _groupRank, ...fieldsOfGroup } = choiceGroupFields;

const CopiedComponent = z.strictObject({ id: ElementId, ...fieldsOfComponent });
type CopiedComponent = z.infer<typeof CopiedComponent>;
const CopiedGroup = z.strictObject({ id: ElementId, ...fieldsOfGroup });

export const Copied = z
  .strictObject({
    format: z.literal('coquote-components-1'),
    currency: CurrencyCode,
    /** In reading order; a choice group stands where its first alternative does. */
    components: z.array(CopiedComponent).min(1).max(largestCopy),
    /** Those of which every alternative was copied. */
    choiceGroups: z.array(CopiedGroup).max(largestCopy),
    /** Choice group id → picked component ids. */
    picks: z.record(ElementId, GroupChoice),
    /** How much of them could not be copied: rules that name others, and the groups of single alternatives. */
    without: z.strictObject({ rules: z.int().min(0), groups: z.int().min(0) }),
    /** Under which name the browser that they were copied in keeps the private part. */
    handover: ElementId,
  })
  .refine(
    ({ components, choiceGroups, picks }) => {
      const groups = new Set(choiceGroups.map(({ id }) => id));
      const groupOf = new Map(components.map(({ id, groupId }) => [id, groupId]));
      const used = new Set(groupOf.values());
      const areThere = (ids: readonly string[]) => ids.every((id) => groupOf.has(id));
      return (
        groupOf.size === components.length &&
        groups.size === choiceGroups.length &&
        [...groups].every((id) => used.has(id) && !groupOf.has(id)) &&
        [...used].every((id) => id === null || groups.has(id)) &&
        components.every(({ requires, excludes }) => areThere(requires) && areThere(excludes)) &&
        Object.entries(picks).every(
          ([id, members]) => groups.has(id) && members.every((member) => groupOf.get(member) === id),
        )
      );
    },
    { error: 'every id is there once, and nothing names what is not there' },
  );
export type Copied = z.infer<typeof Copied>;

/**
 * These as they stand in the quote: what is left out arrives left out, and a quantity that the customer set is the
 * quantity. An alternative without the rest of its group becomes a component of its own. `null`: none is there.
 */
export function copyOf(
  content: QuoteContent,
  ids: ReadonlySet<ElementId>,
  handover: ElementId,
): Copied | null {
  const chosen = content.components.filter(({ id }) => ids.has(id));
  if (chosen.length === 0) return null;
  const groups = wholeGroups(content, ids);
  const isIn = new Set(chosen.map(({ id }) => id));
  const without = { rules: 0, groups: 0 };
  const named = (others: readonly ElementId[]) => {
    const kept = others.filter((id) => isIn.has(id));
    without.rules += others.length - kept.length;
    return kept;
  };
  const components = chosen.map((component): CopiedComponent => {
    const { sectionId: _, rank: __, ...values } = component;
    const isCutOff = component.groupId !== null && !groups.has(component.groupId);
    if (isCutOff) without.groups += 1;
    return {
      ...values,
      ...alone(content, component, isCutOff),
      quantity: statedQuantity(content, component),
      requires: named(component.requires),
      excludes: named(component.excludes),
    };
  });
  const whole = content.choiceGroups.filter(({ id }) => groups.has(id));
  return {
    format: 'coquote-components-1',
    currency: content.terms.currency,
    components,
    choiceGroups: whole.map(({ sectionId: _, rank: __, ...group }) => group),
    picks: Object.fromEntries(
      whole.flatMap((group) => {
        const picked = pickedIn(content, group);
        return picked.length > 0 ? [[group.id, picked]] : [];
      }),
    ),
    without,
    handover,
  };
}

/** Whether it starts out chosen; out of its group it is one that the customer chooses. */
function alone(
  content: QuoteContent,
  component: Component,
  isCutOff: boolean,
): Pick<CopiedComponent, 'groupId' | 'presence' | 'preselected'> {
  const { groupId, presence, preselected } = component;
  if (isCutOff) return { groupId: null, presence: 'optional', preselected: isChosen(content, component) };
  const asks = groupId === null && presence === 'optional';
  return { groupId, presence, preselected: asks ? isChosen(content, component) : preselected };
}

/** The groups that have alternatives, and all of them among these. */
export function wholeGroups(
  { choiceGroups, components }: Pick<QuoteContent, 'choiceGroups' | 'components'>,
  ids: ReadonlySet<ElementId>,
): ReadonlySet<ElementId> {
  const [touched, missing] = [new Set<ElementId | null>(), new Set<ElementId | null>()];
  for (const { id, groupId } of components) (ids.has(id) ? touched : missing).add(groupId);
  const whole = choiceGroups.filter(({ id }) => touched.has(id) && !missing.has(id));
  return new Set(whole.map(({ id }) => id));
}
