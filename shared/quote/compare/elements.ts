import type { ElementId } from '../../ids.ts';
import type { ChoiceGroup, Section } from '../quote.ts';
import type { PricedLineOf } from './causes.ts';
import type { ComparedQuote } from './comparison.ts';

/** What one version holds, by id. */
export interface Elements {
  readonly sections: ReadonlyMap<ElementId, Section>;
  readonly choiceGroups: ReadonlyMap<ElementId, ChoiceGroup>;
  readonly components: ReadonlyMap<ElementId, PricedLineOf>;
}

export function elementsOf({ content, priced }: ComparedQuote): Elements {
  return {
    sections: new Map(content.sections.map((section) => [section.id, section])),
    choiceGroups: new Map(content.choiceGroups.map((group) => [group.id, group])),
    components: new Map(
      content.components.flatMap((component) => {
        const line = priced.components[component.id];
        return line ? [[component.id, { component, priced: line }] as const] : [];
      }),
    ),
  };
}
