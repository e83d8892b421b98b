import type { CSSProperties, ReactNode } from 'react';
import { useQuoteSession, useSession } from '../../sync/use-session.ts';
import { colourToken } from '../../ui/person.ts';
import { firstName } from '../names.ts';
import styles from './fields.module.css';

interface FieldFrameProps {
  /** The row's element id, or the name of a place such as `terms`. */
  element: string;
  field: string;
  children: ReactNode;
  className?: string | undefined;
}

/** Tells the others that I am in this field, and shows who of them is. It is never locked. */
export function FieldFrame({ element, field, children, className = '' }: FieldFrameProps) {
  const session = useQuoteSession();
  const holder = useSession(
    ({ peers }) =>
      peers.find((peer) => peer.focus?.element === element && peer.focus.field === field)?.participant ??
      null,
  );
  const style = holder && ({ '--c': colourToken(holder.side, holder.colour) } as CSSProperties);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the focus of the field inside it.
    <span
      className={`${styles['frame']} ${holder ? styles['held'] : ''} ${className}`}
      style={style ?? undefined}
      onFocus={() => session.setFocus({ element, field })}
      onBlur={() => session.setFocus(null)}
    >
      {children}
      {holder && (
        <span className={styles['flag']} aria-hidden>
          {firstName(holder.name)}
        </span>
      )}
    </span>
  );
}
