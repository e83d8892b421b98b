/**
 * The editor of a shared text. Loaded when somebody may write in one: it is the largest part of the client. Use
 * `SharedText`, which loads it.
 */
import Collaboration from '@tiptap/extension-collaboration';
import { EditorContent, useEditor } from '@tiptap/react';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { TextBinding } from '../sync/text-binding.ts';
import { LentUndo } from '../sync/undo.ts';
import { carets } from './carets.ts';
import { quoteSchema } from './quote-schema.ts';
import styles from './rich-text.module.css';
import { Toolbar } from './toolbar.tsx';

interface RichTextEditorProps {
  readonly binding: TextBinding;
  /** Names the text for those who cannot see where it stands. */
  readonly label: string;
}

export function RichTextEditor({ binding, label }: RichTextEditorProps) {
  const editor = useEditor(
    {
      extensions: [
        quoteSchema,
        Collaboration.configure({
          fragment: binding.fragment,
          yUndoOptions: { undoManager: new LentUndo(binding.undo, ySyncPluginKey) },
        }),
        carets(binding.awareness),
      ],
      editorProps: {
        attributes: {
          class: styles['writing'] ?? '',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
        },
      },
    },
    [binding],
  );

  return (
    <div className={styles['editor']}>
      <Toolbar editor={editor} label={label} />
      <EditorContent editor={editor} />
    </div>
  );
}
