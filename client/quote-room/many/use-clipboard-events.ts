import { useEffect } from 'react';
import { ElementId } from '#shared/ids.ts';
import { whereOf } from '../../find/presses.ts';
import { useRoom } from '../room-context.ts';
import { readFrom, writeTo } from './clipboard.ts';
import type { Many } from './create-many.ts';
import { selected } from './selection.ts';

/** The row, the choice group or the section that the focus is in: the innermost. */
export function placeInFocus(): ElementId | null {
  const place = document.activeElement?.closest<HTMLElement>('[data-row], [data-group], [data-section]');
  const { row, group, section } = place?.dataset ?? {};
  return ElementId.safeParse(row ?? group ?? section).data ?? null;
}

/**
 * The browser's own copying, cutting and pasting, where the focus is on the paper and not in a field. Words that are
 * marked by hand are copied as they always are.
 */
export function useClipboardEvents(many: Many | null): void {
  const { mode } = useRoom();
  useEffect(() => {
    if (mode !== 'build' || !many) return;
    const isOurs = (event: ClipboardEvent) => {
      const isElsewhere =
        event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]');
      return !event.defaultPrevented && !isElsewhere && whereOf(event.target) !== 'field';
    };
    const rowInFocus = () => {
      const row = document.activeElement?.closest<HTMLElement>('[data-row]');
      return ElementId.safeParse(row?.dataset['row']).data ?? null;
    };
    const take = (event: ClipboardEvent, how: 'copy' | 'cut') => {
      const { clipboardData } = event;
      const hasWords = selected.now().ids.size === 0 && getSelection()?.isCollapsed === false;
      if (!isOurs(event) || !clipboardData || hasWords) return;
      const these = many.these(rowInFocus());
      if (these.size > 0 && many[how](these, (forms) => writeTo(clipboardData, forms)))
        event.preventDefault();
    };
    const onCopy = (event: ClipboardEvent) => take(event, 'copy');
    const onCut = (event: ClipboardEvent) => take(event, 'cut');
    const onPaste = (event: ClipboardEvent) => {
      if (!isOurs(event) || !event.clipboardData) return;
      event.preventDefault();
      many.pasteAt(readFrom(event.clipboardData), [...many.these(null)].at(-1) ?? placeInFocus());
    };
    document.addEventListener('copy', onCopy);
    document.addEventListener('cut', onCut);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('cut', onCut);
      document.removeEventListener('paste', onPaste);
    };
  }, [many, mode]);
}
