import { IconX } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { closeDeskPanel } from './desk-panel.ts';
import styles from './panel-frame.module.css';

interface PanelFrameProps {
  title: string;
  /** Leaving it by pressing elsewhere closes it; not where there is something to decide. */
  closesOnLeaving?: boolean;
  children: ReactNode;
}

/** Lies over the desk without locking it. Esc and the cross close it, and the focus goes back. */
export function PanelFrame({ title, closesOnLeaving = false, children }: PanelFrameProps) {
  const { t } = useTranslation('catalogue');
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div
      ref={frame}
      role="dialog"
      aria-label={title}
      className={styles['frame']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        closeDeskPanel(true);
      }}
      onBlur={(event) => {
        const isLeft = event.relatedTarget !== null && !frame.current?.contains(event.relatedTarget);
        if (closesOnLeaving && isLeft) closeDeskPanel(false);
      }}
    >
      <header className={styles['head']}>
        <h2>{title}</h2>
        <button
          type="button"
          className={controls['icon']}
          aria-label={t('drawer.close')}
          onClick={() => closeDeskPanel(true)}
        >
          <IconX size={16} stroke={1.75} aria-hidden />
        </button>
      </header>
      {children}
    </div>
  );
}
