import type { ElementId } from '../ids.ts';
import { ownValue } from '../quote/own-value.ts';
import type { ChoiceGroup, Component, QuoteContent } from '../quote/quote.ts';
import { type ChoicePatch, isChosen, isPickCountOff, isSectionSelected } from '../quote/selection.ts';

/**
 * The choices that make one component count, or not count, with all that its rules then demand; `null` where they
 * cannot be had: something would have to be both, or is not to be chosen at all.
 *
 * Source: the rules themselves, followed until nothing more is demanded.
 * Worked: "a" requires "b", and "b" excludes "c", which is in: choosing a adds b and leaves c out.
 */
export function settle(content: QuoteContent, goal: ElementId, on: boolean): ChoicePatch | null {
  return new Settling(content, goal, on).patch();
}

/**
 * Wants are met one after the other; each may bring further ones. Two that contradict each other end it. They wait in a
 * queue and are not met by calls inside calls, which a long enough chain of rules would make too deep.
 */
class Settling {
  readonly #content: QuoteContent;
  readonly #byId: ReadonlyMap<ElementId, Component>;
  readonly #wanted = new Map<ElementId, boolean>();
  readonly #sections = new Map<ElementId, boolean>();
  readonly #waiting: Component[] = [];
  #failed = false;

  constructor(content: QuoteContent, goal: ElementId, on: boolean) {
    this.#content = content;
    this.#byId = new Map(content.components.map((component) => [component.id, component]));
    this.#want(goal, on);
    for (let next = this.#waiting.pop(); next !== undefined && !this.#failed; next = this.#waiting.pop()) {
      if (this.#wanted.get(next.id)) this.#include(next);
      else this.#exclude(next);
    }
  }

  #want(id: ElementId, on: boolean): void {
    const component = this.#byId.get(id);
    const known = this.#wanted.get(id);
    if (component === undefined || (known !== undefined && known !== on)) this.#failed = true;
    if (this.#failed || component === undefined || known !== undefined) return;
    this.#wanted.set(id, on);
    this.#waiting.push(component);
  }

  #include(component: Component): void {
    for (const id of component.requires) this.#want(id, true);
    for (const other of this.#content.components) {
      const rivals = component.excludes.includes(other.id) || other.excludes.includes(component.id);
      const displaces =
        component.groupId !== null && other.groupId === component.groupId && this.#picksOne(other);
      if (other !== component && (rivals || displaces) && this.#counts(other)) this.#want(other.id, false);
    }
    this.#switchSection(component.sectionId, true);
  }

  #exclude(component: Component): void {
    if (!this.#counts(component)) return;
    for (const other of this.#content.components) {
      if (other.requires.includes(component.id) && this.#counts(other)) this.#want(other.id, false);
    }
    // What is required in its section goes only with the section.
    if (component.groupId === null && component.presence === 'required') {
      this.#switchSection(component.sectionId, false);
    }
  }

  #switchSection(sectionId: ElementId, on: boolean): void {
    const section = this.#content.sections.find(({ id }) => id === sectionId);
    const is = section === undefined || isSectionSelected(this.#content, section);
    const known = this.#sections.get(sectionId);
    if (known !== undefined && known !== on) this.#failed = true;
    if (is === on || known !== undefined || this.#failed) return;
    if (section?.presence !== 'optional') {
      this.#failed = true;
      return;
    }
    this.#sections.set(sectionId, on);
    for (const component of this.#content.components) {
      if (component.sectionId === sectionId && isChosen(this.#content, component)) {
        if (this.#wanted.get(component.id) !== false) this.#want(component.id, on);
      }
    }
  }

  #picksOne({ groupId }: Component): boolean {
    return this.#content.choiceGroups.some(({ id, max }) => id === groupId && max === 1);
  }

  #counts(component: Component): boolean {
    const section = this.#content.sections.find(({ id }) => id === component.sectionId);
    return isChosen(this.#content, component) && (!section || isSectionSelected(this.#content, section));
  }

  patch(): ChoicePatch | null {
    const picks = this.#picks();
    if (this.#failed || picks === null) return null;
    const choices = [...this.#wanted].filter(([id, on]) => {
      const component = this.#byId.get(id);
      const isOwn = component?.groupId === null && component.presence === 'optional';
      // What goes with its section keeps its own choice, for when the section comes back.
      const goesWithSection = this.#sections.get(component?.sectionId ?? '') === false;
      return isOwn && !goesWithSection && isChosen(this.#content, component) !== on;
    });
    return {
      choices: Object.fromEntries(choices),
      sectionChoices: Object.fromEntries(this.#sections),
      picks,
    };
  }

  /** The new picks of every group that is touched; `null` where one would have too many, or too few that had enough. */
  #picks(): ChoicePatch['picks'] | null {
    const picks: Record<ElementId, ElementId[]> = Object.create(null);
    for (const group of this.#content.choiceGroups) {
      const before = ownValue(this.#content.picks, group.id) ?? [];
      const after = this.#picksIn(group, before);
      if (after.length === before.length && after.every((id) => before.includes(id))) continue;
      const isWorse = isPickCountOff(group, after.length) && !isPickCountOff(group, before.length);
      if (isWorse || after.length > group.max) return null;
      picks[group.id] = after;
    }
    return picks;
  }

  #picksIn(group: ChoiceGroup, before: readonly ElementId[]): ElementId[] {
    if (this.#sections.get(group.sectionId) === false) return [...before];
    const wanted = [...this.#wanted].filter(([id]) => this.#byId.get(id)?.groupId === group.id);
    const off = new Set(wanted.filter(([, on]) => !on).map(([id]) => id));
    const on = wanted.filter(([, isOn]) => isOn).map(([id]) => id);
    return [...new Set([...before.filter((id) => !off.has(id)), ...on])].sort();
  }
}
