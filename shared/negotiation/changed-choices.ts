import { ownValue } from '../quote/own-value.ts';
import type { QuoteContent } from '../quote/quote.ts';
import { isChosen, isSectionSelected, pickedIn, statedQuantity } from '../quote/selection.ts';
import type { AskedChoices } from './asked.ts';

export type { AskedChoices } from './asked.ts';

/** Of these choices, those that are not as the content has them. Choices about what it does not hold are kept. */
export function changedChoices(content: QuoteContent, choices: AskedChoices): AskedChoices {
  const component = new Map(content.components.map((each) => [each.id, each]));
  const section = new Map(content.sections.map((each) => [each.id, each]));
  const group = new Map(content.choiceGroups.map((each) => [each.id, each]));
  return {
    choices: keep(choices.choices, (id, chosen) => {
      const each = component.get(id);
      return each === undefined || isChosen(content, each) !== chosen;
    }),
    sectionChoices: keep(choices.sectionChoices, (id, chosen) => {
      const each = section.get(id);
      return each === undefined || isSectionSelected(content, each) !== chosen;
    }),
    picks: keep(choices.picks, (id, picked) => {
      const each = group.get(id);
      return each === undefined || !sameMembers(pickedIn(content, each), picked);
    }),
    quantities: keep(choices.quantities, (id, quantity) => {
      const each = component.get(id);
      return each === undefined || statedQuantity(content, each) !== quantity;
    }),
  };
}

function keep<T>(values: Readonly<Record<string, T>>, isOther: (id: string, value: T) => boolean) {
  const ids = Object.keys(values).filter((id) => {
    const value = ownValue(values, id);
    return value !== undefined && isOther(id, value);
  });
  return Object.fromEntries(ids.map((id) => [id, values[id] as T]));
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  return a.length === new Set(b).size && a.every((id) => b.includes(id));
}
