import { useEffect, useState } from 'react';
import type { JointTextId, TextId } from '#shared/quote/quote.ts';
import type { RichText } from '#shared/quote/rich-text.ts';
import type { TextBinding } from '../sync/text-binding.ts';
import { useQuoteSession, useSession } from '../sync/use-session.ts';
import { later } from '../ui/later.tsx';
import { StaticRichText } from '../ui/static-rich-text.tsx';
import { useReadText } from './use-read-text.ts';

interface EditorProps {
  readonly binding: TextBinding;
  readonly label: string;
  readonly field: TextId | JointTextId;
  /** As it stands, to be read until the editor is here. */
  readonly text: RichText;
}

const Editor = later<EditorProps>(
  async () => (await import('./rich-text-editor.tsx')).RichTextEditor,
  ({ text }) => <StaticRichText text={text} />,
);

/** The editor is most of all code that a room has; the quote itself does not wait for it. */
let isDrawn = false;

function useIsDrawn(): boolean {
  const [is, set] = useState(isDrawn);
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      isDrawn = true;
      set(true);
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return is;
}

interface SharedTextProps {
  readonly id: TextId | JointTextId;
  /** Whether this person may write in it now; otherwise it is shown, and no editor is loaded. */
  readonly editable: boolean;
  readonly label: string;
}

/** One of the texts of the quote that is open, live. */
export function SharedText({ id, editable, label }: SharedTextProps) {
  const session = useQuoteSession();
  const text = useReadText(id);
  const binding = useSession(() => (editable ? session.text(id) : null));
  const isDrawn = useIsDrawn();
  if (!binding || !isDrawn) return <StaticRichText text={text} />;
  return <Editor binding={binding} label={label} field={id} text={text} />;
}
