import type { Editor } from '@tiptap/react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from '../ui/use-translation.ts';
import { linkAddress } from './link-address.ts';
import styles from './rich-text.module.css';

interface LinkFormProps {
  readonly editor: Editor;
  readonly onDone: () => void;
}

/** Sets, changes or takes away the link at the caret. It stands in place; nothing is covered. */
export function LinkForm({ editor, onDone }: LinkFormProps) {
  const { t } = useTranslation('richText');
  const id = useId();
  const present: unknown = editor.getAttributes('link')['href'];
  const [typed, setTyped] = useState(typeof present === 'string' ? present : '');
  const [isWrong, setWrong] = useState(false);

  const apply = (event: FormEvent) => {
    event.preventDefault();
    const href = linkAddress(typed);
    if (href === null) return setWrong(true);
    const at = editor.chain().focus().extendMarkRange('link');
    // With nothing selected there is no text to carry the link, so the address is that text.
    if (editor.state.selection.empty && !editor.isActive('link')) {
      at.insertContent({
        type: 'text',
        text: typed.trim(),
        marks: [{ type: 'link', attrs: { href } }],
      }).run();
    } else at.setLink({ href }).run();
    onDone();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onDone();
  };

  return (
    <form
      className={styles['linkForm']}
      onSubmit={apply}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <label htmlFor={id}>{t('link.address')}</label>
      <input
        id={id}
        className={styles['linkInput']}
        value={typed}
        // The form opens because its button was pressed, so the caret is expected here.
        ref={(input) => input?.focus()}
        inputMode="url"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
      />
      <button type="submit" className={styles['linkButton']}>
        {t('link.apply')}
      </button>
      {typeof present === 'string' && (
        <button type="button" className={styles['linkButton']} onClick={remove}>
          {t('link.remove')}
        </button>
      )}
      {isWrong && (
        <p id={`${id}-wrong`} role="alert" className={styles['linkWrong']}>
          {t('link.wrong')}
        </p>
      )}
    </form>
  );
}
