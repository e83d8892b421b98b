import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useInternalSession, useQuoteSession } from '../../sync/use-session.ts';
import { showToast } from '../../ui/toast.tsx';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { useRoom } from '../room-context.ts';
import { focusWhenThere } from '../use-create-room-edit.ts';
import { useUndo } from '../use-undo.ts';
import { createMany, type Done, type Notes, type Refused } from './create-many.ts';
import { createManyEdit } from './many-edit.ts';
import { setPending } from './pending-paste.ts';
import { noSelection, selected } from './selection.ts';
import { useClipboardEvents } from './use-clipboard-events.ts';
import { useLongPress } from './use-long-press.ts';
import { ManyProvider as Provider } from './use-many.ts';

/** Things done, which nothing was changed by. */
const changesNothing: ReadonlySet<Done> = new Set(['copied']);

/** Selecting, copying and pasting, for everything in a seller's room. */
export function ManyProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('quoteRoom');
  const { user, mode } = useRoom();
  const session = useQuoteSession();
  const internal = useInternalSession();
  const language = useLanguage();
  const { undo } = useUndo();
  const words = useRef({ t, language, undo });
  words.current = { t, language, undo };

  const many = useMemo(() => {
    if (!user) return null;
    const content = () => session.getState().content;
    const privateParts = () => internal?.getState() ?? { costs: {}, sources: {} };
    const edit = createManyEdit({
      edit: (change) => session.edit(change),
      asOneStep: (act) => session.asOneStep(act),
      note: (notes) => internal?.note(notes) ?? false,
      content,
      privateParts,
    });
    return createMany({
      edit,
      content,
      privateParts,
      who: { id: user.id, organisation: user.organisation.id },
      language: () => words.current.language,
      focus: (row, field) => focusWhenThere(row, field),
      told: {
        done: (what: Done, count: number, notes?: Notes) => {
          const { t: say, undo: back } = words.current;
          const all = [
            say(`many.done.${what}`, { count }),
            notes?.isUnpriced && say('many.note.unpriced'),
            notes?.rules && say('many.note.rules', { count: notes.rules }),
            notes?.groups && say('many.note.groups', { count: notes.groups }),
            notes?.isPrivateMissing && say('many.note.private'),
          ];
          const action = { label: say('toast.undo'), run: () => back() };
          showToast(all.filter(Boolean).join(' '), changesNothing.has(what) ? undefined : action);
        },
        refused: (why: Refused) => showToast(words.current.t(`many.refused.${why}`)),
      },
    });
  }, [session, internal, user]);

  // It is of the rows on this desk, for as long as they can be changed.
  useEffect(() => {
    const clear = () => {
      selected.set(noSelection);
      setPending(null);
    };
    if (mode !== 'build') clear();
    return clear;
  }, [mode]);
  useClipboardEvents(many);
  useLongPress();
  return <Provider value={many}>{children}</Provider>;
}
