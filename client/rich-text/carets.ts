/**
 * The others' carets and selections in a text. My own name and colour are not set here: the server stamps both
 * from the session, and whatever a client said of itself would be thrown away.
 */
import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import { z } from 'zod';
import { personColour } from '#shared/access/colours.ts';
import { ParticipantView } from '#shared/protocol/change.ts';
import type { TextBinding } from '../sync/text-binding.ts';
import styles from './rich-text.module.css';

const Person = ParticipantView.pick({ name: true, side: true, colour: true }).strip();
type Person = z.infer<typeof Person>;

export function carets(awareness: TextBinding['awareness']) {
  return Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        awarenessStateFilter: (mine: number, theirs: number, state: unknown) =>
          mine !== theirs && personOf(state) !== null,
        cursorBuilder: (user: unknown) => caret(Person.parse(user)),
        selectionBuilder: (user: unknown) => ({
          class: styles['selection'] ?? '',
          style: `--p: ${colourOf(Person.parse(user))}`,
        }),
      }),
    ],
  });
}

/** The stamped person in a presence state; whoever is not stamped has no caret here. */
function personOf(state: unknown): Person | null {
  const stamped = z.object({ user: Person }).safeParse(state);
  return stamped.success ? stamped.data.user : null;
}

/** By name and not by value, so that it follows the theme. */
const colourOf = ({ side, colour }: Person) => `var(--p-${personColour(side, colour).token})`;

function caret(person: Person): HTMLElement {
  const caret = document.createElement('span');
  caret.className = styles['caret'] ?? '';
  caret.style.setProperty('--p', colourOf(person));
  const label = document.createElement('span');
  label.className = styles['caretName'] ?? '';
  label.textContent = person.name;
  // Joiners keep the browser from breaking the line at the caret.
  caret.append('\u2060', label, '\u2060');
  return caret;
}
