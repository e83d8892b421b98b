import type { ElementId } from '#shared/ids.ts';
import type { Issue } from '#shared/pricing/priced-quote.ts';
import { useSession } from '../../sync/use-session.ts';

const none: readonly Issue[] = [];
const byElement = new WeakMap<readonly Issue[], ReadonlyMap<ElementId | null, readonly Issue[]>>();

/** What pricing found wrong with a component, group or section; with the quote as a whole for `null`. */
export function useIssues(element: ElementId | null): readonly Issue[] {
  return useSession(({ priced }) => sorted(priced.issues).get(element) ?? none);
}

/** Every row asks: sorted once for all of them, and as long as nothing changes each is given the same. */
function sorted(issues: readonly Issue[]): ReadonlyMap<ElementId | null, readonly Issue[]> {
  const known = byElement.get(issues);
  if (known) return known;
  const made = new Map<ElementId | null, Issue[]>();
  for (const issue of issues) {
    const own = made.get(issue.element);
    if (own) own.push(issue);
    else made.set(issue.element, [issue]);
  }
  byElement.set(issues, made);
  return made;
}
