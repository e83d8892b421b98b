import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';

type TextField = HTMLInputElement | HTMLTextAreaElement;

interface DraftOptions {
  /** What the document holds, as text to edit. */
  readonly value: string;
  /** Called when the person leaves the field with something else in it. */
  readonly onCommit: (text: string) => void;
  /** Enter starts a new line in place of leaving. */
  readonly multiline?: boolean;
}

/**
 * Lets a person type in peace: what others do to the value meanwhile does not move their text. Enter and leaving
 * the field keep it, Esc gives it up. Both keys hand the focus back to the row, or to
 * what else the field is in.
 */
export function useDraft({ value, onCommit, multiline = false }: DraftOptions) {
  const [draft, setDraft] = useState<string | null>(null);
  const isGivenUp = useRef(false);

  return {
    isEditing: draft !== null,
    /** Shows the document's value again while the field keeps the focus. */
    follow: () => setDraft(null),
    props: {
      value: draft ?? value,
      onFocus: (event: FocusEvent<TextField>) => {
        isGivenUp.current = false;
        setDraft(value);
        event.currentTarget.select();
      },
      onChange: (event: ChangeEvent<TextField>) => setDraft(event.currentTarget.value),
      onBlur: () => {
        if (draft !== null && !isGivenUp.current && draft !== value) onCommit(draft);
        setDraft(null);
      },
      onKeyDown: (event: KeyboardEvent<TextField>) => {
        const leaves = event.key === 'Escape' || (event.key === 'Enter' && !multiline && !event.ctrlKey);
        if (!leaves || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        isGivenUp.current = event.key === 'Escape';
        leaveTo(event.currentTarget);
      },
    },
  };
}

function leaveTo(field: TextField): void {
  const place = field.closest<HTMLElement>('[tabindex="-1"]');
  field.blur();
  place?.focus({ preventScroll: true });
}
