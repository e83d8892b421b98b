import type { Editor } from '@tiptap/react';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { noValue } from '#shared/quote/fill-variables.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './rich-text.module.css';
import { useVariables } from './use-read-text.ts';
import type { VariableMenu } from './use-variable-menu.ts';

/** The variables that fit what is typed, each with what it stands for now. The text keeps the focus; the arrows go along the list. */
export function VariableList({ editor, menu }: { editor: Editor; menu: VariableMenu }) {
  const { t } = useTranslation('richText');
  const values = useVariables();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  const { options, index, at, pick } = menu;

  useLayoutEffect(() => {
    const box = list.current?.offsetParent?.getBoundingClientRect();
    if (!box || !list.current) return;
    const caret = editor.view.coordsAtPos(at);
    // It stays inside the text's box, so that a phone need not scroll sideways for it.
    const left = Math.max(0, Math.min(caret.left - box.left, box.width - list.current.offsetWidth));
    setPlace({ left, top: caret.bottom - box.top + 4 });
  }, [editor, at]);

  useEffect(() => {
    const { dom } = editor.view;
    dom.setAttribute('aria-controls', id);
    dom.setAttribute('aria-activedescendant', `${id}-${index}`);
    document.getElementById(`${id}-${index}`)?.scrollIntoView({ block: 'nearest' });
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, id, index]);

  return (
    <div
      role="listbox"
      id={id}
      ref={list}
      className={styles['list']}
      style={place}
      aria-label={t('variables')}
    >
      {options.map(({ name, label }, position) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text that has the focus hears the keys for the list.
        <div
          key={name}
          role="option"
          id={`${id}-${position}`}
          tabIndex={-1}
          aria-selected={position === index}
          // The text would lose the focus, and with it the list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(name)}
        >
          <span>{label}</span>
          <span className={styles['value']}>{values?.[name] ?? noValue}</span>
        </div>
      ))}
    </div>
  );
}
