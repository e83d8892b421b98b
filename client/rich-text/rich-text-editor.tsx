/**
 * The editor of a shared text. Loaded when somebody may write in one: it is the largest part of the client. Use
 * `SharedText`, which loads it.
 */
import Collaboration from '@tiptap/extension-collaboration';
import { EditorContent, useEditor } from '@tiptap/react';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { useEffect, useRef } from 'react';
import { fillVariables, noValue } from '#shared/quote/fill-variables.ts';
import { plainText } from '#shared/quote/rich-text.ts';
import { variableValues } from '#shared/quote/variable-values.ts';
import { useRoom } from '../quote-room/room-context.ts';
import type { TextBinding } from '../sync/text-binding.ts';
import { LentUndo } from '../sync/undo.ts';
import { useQuoteSession } from '../sync/use-session.ts';
import look from '../ui/text-look.module.css';
import { carets } from './carets.ts';
import { quoteSchema } from './quote-schema.ts';
import styles from './rich-text.module.css';
import { tableEditing } from './table-editing.ts';
import { Toolbar } from './toolbar.tsx';
import { useVariableMenu } from './use-variable-menu.ts';
import { VariableList } from './variable-list.tsx';

interface RichTextEditorProps {
  readonly binding: TextBinding;
  /** Names the text for those who cannot see where it stands. */
  readonly label: string;
  /** What leads to it, as to a field. */
  readonly field: string;
}

export function RichTextEditor({ binding, label, field }: RichTextEditorProps) {
  const { quote, side } = useRoom();
  const session = useQuoteSession();
  // Customers write in some texts too, but the quote's own values are the seller's to place.
  const offersVariables = side === 'seller';
  const around = useRef(quote);
  const onKey = useRef<(key: string) => boolean>(() => false);
  // Asked for when something is copied, so the editor need not follow every change of the quote.
  const valuesNow = () => variableValues({ ...around.current, ...session.getState() });

  const editor = useEditor(
    {
      extensions: [
        quoteSchema.configure({ textOf: (name) => valuesNow()[name] ?? noValue }),
        tableEditing,
        Collaboration.configure({
          fragment: binding.fragment,
          yUndoOptions: { undoManager: new LentUndo(binding.undo, ySyncPluginKey) },
        }),
        carets(binding.awareness),
      ],
      editorProps: {
        attributes: {
          class: `${look['look']} ${styles['writing']}`,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          ...(offersVariables && { 'aria-autocomplete': 'list' }),
          'data-field': field,
        },
        handleKeyDown: (_, { key }) => onKey.current(key),
        // What goes to other programs is what everybody else reads, with rows of a table as they take them.
        clipboardTextSerializer: ({ content }) =>
          plainText(fillVariables({ type: 'doc', content: content.toJSON() ?? [] }, valuesNow())),
      },
    },
    [binding],
  );
  const menu = useVariableMenu(editor);
  const isOpen = offersVariables && menu.options.length > 0;
  useEffect(() => {
    around.current = quote;
    onKey.current = offersVariables ? menu.onKey : () => false;
  });

  return (
    <div className={styles['editor']}>
      <Toolbar editor={editor} label={label} onVariable={offersVariables ? menu.open : null} />
      <EditorContent editor={editor} />
      {isOpen && <VariableList editor={editor} menu={menu} />}
    </div>
  );
}
