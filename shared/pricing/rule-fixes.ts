/** The way out of an unmet rule in one press: the choices that make it hold, with everything that follows from them. */
import type { ElementId } from '../ids.ts';
import type { Component, QuoteContent } from '../quote/quote.ts';
import { type ChoicePatch, selector, withChoices } from '../quote/selection.ts';
import { type UnmetRule, unmetRules } from './choice-rules.ts';
import { settle } from './settle-choices.ts';

export interface RuleFix {
  /** For `QuoteDocument.choose`. */
  readonly patch: ChoicePatch;
  /** What then counts that did not, and the other way round, in reading order; for "Adds …, removes …". */
  readonly selects: readonly ElementId[];
  readonly deselects: readonly ElementId[];
}

/**
 * Up to two ways to make the rule hold: of "requires", adding what is missing or removing what requires it; of
 * "excludes", removing one or the other. Each leaves no rule unmet that was met before and no group undecided that
 * was decided. Empty where nobody may choose anything about it: then the seller must change the rule.
 *
 * Source: the rules themselves, as `choice-rules.ts` reads them.
 * Worked: "integration" requires "crm", which is out: add crm, or leave integration out.
 */
export function ruleFixes(content: QuoteContent, rule: UnmetRule): RuleFix[] {
  const goals: readonly (readonly [ElementId, boolean])[] =
    rule.kind === 'requires'
      ? [
          [rule.other, true],
          [rule.component, false],
        ]
      : [
          [rule.component, false],
          [rule.other, false],
        ];
  const before = new Set(unmetRules(content.components, selector(content)).map(nameOf));
  return goals.flatMap(([id, on]) => {
    const patch = settle(content, id, on);
    if (patch === null) return [];
    const after = withChoices(content, patch);
    const left = unmetRules(after.components, selector(after)).map(nameOf);
    if (left.includes(nameOf(rule)) || left.some((name) => !before.has(name))) return [];
    return [{ patch, ...changes(content, after) }];
  });
}

const nameOf = ({ kind, component, other }: UnmetRule): string => `${kind} ${component} ${other}`;

function changes(before: QuoteContent, after: QuoteContent): Pick<RuleFix, 'selects' | 'deselects'> {
  const [was, is] = [selector(before), selector(after)];
  const ids = (fits: (component: Component) => boolean) => before.components.filter(fits).map(({ id }) => id);
  return {
    selects: ids((component) => is(component) && !was(component)),
    deselects: ids((component) => was(component) && !is(component)),
  };
}
