import { lazy, Suspense, useEffect, useRef } from 'react';
import { CurrencyInset } from './currency-inset.tsx';
import styles from './many.module.css';
import { setPending, usePendingAt } from './pending-paste.ts';

/** Reading a table is needed when one is pasted, not before. */
const SheetInset = lazy(async () => ({ default: (await import('./sheet-inset.tsx')).SheetInset }));

/** Under a row, a section or on the empty paper: what is about to be pasted there and has something to ask. */
export function PasteHere({ at }: { at: string }) {
  const pending = usePendingAt(at);
  return pending ? <Asked key={pending.key} pending={pending} /> : null;
}

function Asked({ pending }: { pending: NonNullable<ReturnType<typeof usePendingAt>> }) {
  const box = useRef<HTMLDivElement>(null);
  const after = pending.at === 'paper' ? null : pending.at;
  // Esc and Cancel lead back to where the person pasted.
  const back = useRef(document.activeElement);
  const cancel = () => {
    setPending(null);
    if (back.current instanceof HTMLElement) back.current.focus();
  };
  const toSight = () => {
    box.current?.scrollIntoView({ block: 'nearest' });
  };
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc is a shorter way to Cancel, which is a button.
    <div
      ref={box}
      tabIndex={-1}
      className={styles['inset']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        cancel();
      }}
    >
      {pending.kind === 'cells' ? (
        <Suspense>
          <SheetInset
            text={pending.text}
            html={pending.html}
            after={after}
            onShown={toSight}
            onCancel={cancel}
          />
        </Suspense>
      ) : (
        <CurrencyInset copied={pending.copied} own={pending.own} after={after} onCancel={cancel} />
      )}
    </div>
  );
}
