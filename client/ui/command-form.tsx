import type { ReactNode } from 'react';
import controls from '../quote-room/controls.module.css';
import styles from './command-form.module.css';
import { ProblemNotice } from './problem-notice.tsx';
import { showToast } from './toast.tsx';

interface CommandFormProps {
  /** Its name to whoever cannot see where it stands. */
  label: string;
  /** On a sheet of its own, or plainly where it stands. */
  look?: 'card' | 'plain';
  /** What pressing does, and what leaves it undone. */
  words: { readonly submit: string; readonly cancel: string };
  command: { readonly isPending: boolean; readonly error: unknown };
  /** Whether it can be pressed; absent, pressing says what is missing. */
  isWhole?: boolean;
  /** Hands in what was typed; `null` where it does not fit, which the fields then say. */
  send: () => Promise<unknown> | null;
  /** What is told once it is done. */
  told?: string;
  onDone: () => void;
  children: ReactNode;
  /** What the fields come to. */
  beside?: ReactNode;
  /** It stands in the midst of what it is about, and is left as quickly as it came. */
  leavesByEscape?: boolean;
}

/** What is asked before a command is carried out: its fields, what went wrong, the press that does it and the way out. */
export function CommandForm({
  label,
  look = 'plain',
  words,
  command,
  isWhole = true,
  send,
  told,
  onDone,
  children,
  beside,
  leavesByEscape = false,
}: CommandFormProps) {
  const press = () => {
    if (!isWhole || command.isPending) return;
    send()?.then(
      () => {
        if (told !== undefined) showToast(told);
        onDone();
      },
      () => {},
    );
  };
  return (
    <form
      className={`${styles['form']} ${look === 'card' ? `card ${styles['card']}` : ''} ${beside === undefined ? '' : styles['pair']}`}
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
      onKeyDown={(event) => leavesByEscape && event.key === 'Escape' && onDone()}
    >
      <div className={styles['fields']}>
        {children}
        {command.error !== null && command.error !== undefined && <ProblemNotice error={command.error} />}
        <div className={styles['acts']}>
          <button
            type="submit"
            className={`${controls['button']} ${controls['primary']}`}
            aria-disabled={!isWhole || command.isPending}
          >
            {words.submit}
          </button>
          <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onDone}>
            {words.cancel}
          </button>
        </div>
      </div>
      {beside}
    </form>
  );
}
