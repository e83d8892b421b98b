import type { TablerIcon } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, MouseEvent } from 'react';
import styles from './rich-text.module.css';

interface ToolProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly name: string;
  readonly icon: TablerIcon;
}

/** Pressing a button must not take the caret out of the text, nor must it count as leaving the text. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

/** A button of the toolbar. The bar is one stop for the Tab key, which its first button is. */
export function Tool({ name, icon: Icon, ...button }: ToolProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      {...button}
      className={styles['button']}
      aria-label={name}
      title={name}
      onMouseDown={keepFocus}
    >
      <Icon size={18} stroke={1.75} aria-hidden />
    </button>
  );
}
