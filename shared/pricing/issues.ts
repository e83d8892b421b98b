import type { ElementId } from '../ids.ts';
import type { Issue, IssueCode } from './priced-quote.ts';

/** Collects what is wrong, each thing once, in the order it is met. */
export class IssueList {
  readonly #issues = new Map<string, Issue>();

  add(code: IssueCode, element: ElementId | null, field: string | null): void {
    const key = `${code} ${element ?? ''} ${field ?? ''}`;
    if (!this.#issues.has(key)) this.#issues.set(key, { code, element, field });
  }

  addAll(issues: readonly Issue[]): void {
    for (const { code, element, field } of issues) this.add(code, element, field);
  }

  all(): readonly Issue[] {
    return [...this.#issues.values()];
  }
}
