/** Keys that work on every page. Those of a quote are in `quote-room/room-keys.ts`. */
import type { Role } from '#shared/access/permissions.ts';
import type { Press } from './presses.ts';

export const pageCommands = ['find', 'help', 'pipeline', 'quotes', 'catalogue', 'insight'] as const;
export type PageCommand = (typeof pageCommands)[number];

export interface PageKey {
  readonly command: PageCommand;
  readonly press: Press;
  /** Where it leads. Only users have these. */
  readonly to?: '/pipeline' | '/quotes' | '/catalogue' | '/insight';
  readonly roles?: readonly Role[];
}

/** Heard also before the search is there. */
export const findPress: Press = { keys: ['k'], with: 'ctrl' };
const g = 'g';

export const pageKeys: readonly PageKey[] = [
  { command: 'find', press: findPress },
  { command: 'help', press: { keys: ['?'] } },
  { command: 'pipeline', press: { keys: ['p'], after: g }, to: '/pipeline' },
  { command: 'quotes', press: { keys: ['q'], after: g }, to: '/quotes' },
  { command: 'catalogue', press: { keys: ['c'], after: g }, to: '/catalogue' },
  { command: 'insight', press: { keys: ['i'], after: g }, to: '/insight', roles: ['manager', 'admin'] },
];

/** Those of this person; `null`: a guest, who has one quote and no pages. */
export function pageKeysFor(role: Role | null): PageKey[] {
  return pageKeys.filter(
    ({ to, roles }) => (to === undefined || role !== null) && (roles?.includes(role ?? 'seller') ?? true),
  );
}
