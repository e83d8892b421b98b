import type { ElementId } from '../ids.ts';
import type { Issue, IssueCode } from './priced-quote.ts';

const none: readonly Issue[] = [];

/** Collects what is wrong, each thing once, in the order it is met. */
export class IssueList {
  #issues: Map<string, Issue> | null = null;

  add(code: IssueCode, element: ElementId | null, field: string | null, other?: ElementId): void {
    const key = `${code} ${element ?? ''} ${field ?? ''} ${other ?? ''}`;
    // Made when it is needed: nearly every line is in order, and each has a list of its own.
    this.#issues ??= new Map();
    if (!this.#issues.has(key)) {
      this.#issues.set(key, { code, element, field, ...(other !== undefined && { other }) });
    }
  }

  addAll(issues: readonly Issue[]): void {
    for (const { code, element, field, other } of issues) this.add(code, element, field, other);
  }

  all(): readonly Issue[] {
    return this.#issues === null ? none : [...this.#issues.values()];
  }
}
