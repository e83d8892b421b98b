import { IconLink } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formats } from './formats.ts';
import { LinkForm } from './link-form.tsx';
import styles from './rich-text.module.css';

interface ToolbarProps {
  readonly editor: Editor;
  readonly label: string;
}

/** Pressing a button must not take the caret out of the text, nor must it count as leaving the text. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

export function Toolbar({ editor, label }: ToolbarProps) {
  const { t } = useTranslation('richText');
  const [isLinking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      formats: formats.map((format) => format.isOn(now)),
      link: now.isActive('link'),
    }),
  });
  return (
    <div className={styles['tools']}>
      <div
        role="toolbar"
        aria-label={t('toolbar', { text: label })}
        className={styles['buttons']}
        onKeyDown={moveAlong}
      >
        {formats.map(({ name, icon: Icon, keys, toggle }, index) => (
          <button
            key={name}
            type="button"
            className={styles['button']}
            // One stop for the Tab key; the arrows go on from there.
            tabIndex={index === 0 ? 0 : -1}
            aria-pressed={on.formats[index] ?? false}
            aria-keyshortcuts={keys}
            aria-label={t(`format.${name}`)}
            title={t(`format.${name}`)}
            onMouseDown={keepFocus}
            onClick={() => toggle(editor.chain().focus()).run()}
          >
            <Icon size={18} stroke={1.75} aria-hidden />
          </button>
        ))}
        <button
          type="button"
          className={styles['button']}
          tabIndex={-1}
          aria-pressed={on.link}
          aria-expanded={isLinking}
          aria-label={t('format.link')}
          title={t('format.link')}
          onMouseDown={keepFocus}
          onClick={() => setLinking(!isLinking)}
        >
          <IconLink size={18} stroke={1.75} aria-hidden />
        </button>
      </div>
      {isLinking && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
    </div>
  );
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1;
  const step = steps[event.key];
  if (!step || index < 0) return;
  event.preventDefault();
  buttons[step(index, buttons.length)]?.focus();
}
