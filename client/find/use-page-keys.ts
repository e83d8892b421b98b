import { useEffect } from 'react';
import type { Role } from '#shared/access/permissions.ts';
import { useWay } from '../ui/way.ts';
import { ask, askedNow, typeAhead } from './asked.ts';
import { type PageKey, pageKeysFor } from './page-keys.ts';
import { isPressed, isSingle, type KeyPress, nameOf, pressOf } from './presses.ts';
import { areSingleKeysOn } from './single-keys.ts';

/** Milliseconds within which the second of two keys must follow. */
const pairMs = 1_500;

/** Listens for the keys of every page. `null`: for a guest. */
export function usePageKeys(role: Role | null): void {
  const { go } = useWay();
  useEffect(() => {
    const keys = pageKeysFor(role);
    let before: { readonly key: string; readonly at: number } | null = null;
    const run = ({ command, to }: PageKey) => {
      if (to) go(to);
      else ask(command === 'find' ? 'find' : 'keys');
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isElsewhere =
        event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]');
      if (event.defaultPrevented || event.isComposing || isElsewhere) return;
      if (askedNow() !== null) {
        // The dialog is on its way, and what is typed is meant for it.
        event.preventDefault();
        event.stopPropagation();
        return typeAhead(event.key);
      }
      const press = pressOf(event);
      const first = before !== null && event.timeStamp - before.at < pairMs ? before.key : undefined;
      before = isFree(press) ? { key: nameOf(event.key), at: event.timeStamp } : null;
      const pressed = keys.find(
        (key) =>
          isPressed(key.press, press) &&
          (key.press.after === undefined || key.press.after === first) &&
          (!isSingle(key.press) || isFree(press)),
      );
      if (!pressed) return;
      before = null;
      event.preventDefault();
      run(pressed);
    };
    // Before the room, which would take the second key of a pair for one of its own.
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [role, go]);
}

/** Whether a character alone may do something now. */
const isFree = ({ where, ctrl, alt }: KeyPress) => where !== 'field' && !ctrl && !alt && areSingleKeysOn();
