/** One message at the bottom of the screen at a time: what was done, and the way back. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import styles from './toast.module.css';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: ToastAction | undefined;
}

/** Long enough to read a line and reach for Undo; pointing at it or being inside it stops the clock. */
const visibleMs = 5_000;

let shown: Toast | null = null;
let lastId = 0;
const listeners = new Set<() => void>();

function set(toast: Toast | null): void {
  shown = toast;
  for (const listener of listeners) listener();
}

/**
 * Shows `text`, in place of any earlier message. What a command did is told when its answer comes, as
 * `command.mutateAsync(input).then(() => showToast(text), () => {})`, and never in `onSuccess` of `mutate`: that is
 * passed over where what was pressed is gone by then, and often it is, as the answer itself takes it away. What went
 * wrong stays in the command's `error`.
 */
export function showToast(text: string, action?: ToastAction): void {
  lastId += 1;
  set({ id: lastId, text, action });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where messages appear. The region is always there, so that a screen reader hears what enters it. */
export function ToastRegion() {
  const toast = useSyncExternalStore(subscribe, () => shown);
  return (
    <div role="status" className={styles['region']}>
      {toast && <ToastMessage key={toast.id} toast={toast} />}
    </div>
  );
}

function ToastMessage({ toast: { id, text, action } }: { toast: Toast }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => shown?.id === id && set(null), visibleMs);
    return () => clearTimeout(timer);
  }, [held, id]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only stops the clock; the button is the control.
    <div
      className={styles['toast']}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <span>{text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            set(null);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
    </div>
  );
}
