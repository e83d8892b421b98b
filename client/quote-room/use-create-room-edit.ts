import { useMemo, useRef } from 'react';
import type { Side } from '#shared/access/permissions.ts';
import { useInternalSession, useQuoteSession } from '../sync/use-session.ts';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { createRoomEdit, type RoomEdit } from './room-edit.ts';
import { useFigures } from './use-figures.ts';
import { useUndo } from './use-undo.ts';

/** The room's edits, bound to the live session. Made once, so that rows which hold them stay still. */
export function useCreateRoomEdit(side: Side): RoomEdit {
  const { t } = useTranslation('quoteRoom');
  const session = useQuoteSession();
  const internal = useInternalSession();
  const { signed } = useFigures();
  const { undo } = useUndo();
  const words = useRef({ t, signed, undo });
  words.current = { t, signed, undo };

  return useMemo(() => {
    const tell = (text: string) =>
      showToast(text, { label: words.current.t('toast.undo'), run: () => words.current.undo() });
    return createRoomEdit({
      edit: (change) => session.edit(change),
      setCost: (id, field, value) => internal?.setCost(id, field, value) ?? false,
      setTarget: (field, value) => internal?.setTarget(field, value) ?? false,
      content: () => session.getState().content,
      told: {
        leftOut: ({ id, title }) => {
          const { t: say, signed: difference } = words.current;
          const priced = session.getState().priced.components[id];
          const amount = priced ? difference(-priced.net, priced.period) : '';
          const key = side === 'seller' ? 'toast.deselected' : 'toast.leftOut';
          tell(say(key, { title: title || say('row.untitled'), difference: amount }));
        },
        removed: (title) => {
          const { t: say } = words.current;
          tell(title ? say('toast.removed', { title }) : say('toast.untitledRemoved'));
        },
        sectionRemoved: () => tell(words.current.t('toast.sectionRemoved')),
      },
      focusField: focusWhenThere,
    });
  }, [session, internal, side]);
}

/** The element is rendered after the edit; the second frame has it. Without a field, the row itself. */
export function focusWhenThere(element: string, field?: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const place = document.querySelector<HTMLElement>(
        `[data-row="${element}"], [data-section="${element}"], [data-group="${element}"]`,
      );
      const found = field ? place?.querySelector<HTMLElement>(`[data-field="${field}"]`) : place;
      found?.focus();
      found?.scrollIntoView({ block: 'nearest' });
    }),
  );
}
