import { lazy, Suspense } from 'react';
import type { JointTextId, TextId } from '#shared/quote/quote.ts';
import { useQuoteSession, useSession } from '../sync/use-session.ts';
import { StaticRichText } from '../ui/static-rich-text.tsx';
import { useReadText } from './use-read-text.ts';

const RichTextEditor = lazy(async () => ({
  default: (await import('./rich-text-editor.tsx')).RichTextEditor,
}));

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
  const shown = <StaticRichText text={text} />;
  if (!binding) return shown;
  return (
    <Suspense fallback={shown}>
      <RichTextEditor binding={binding} label={label} field={id} />
    </Suspense>
  );
}
