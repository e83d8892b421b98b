import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from './fold.module.css';

interface FoldProps {
  title: string;
  /** How it stands, for those who need not open it. */
  summary: string;
  /** Something in it needs a look, and is told inside. */
  isWrong?: boolean;
  startsOpen?: boolean;
  /** The fields inside, so that whoever is led to one of them finds it although it is closed. */
  holds?: readonly string[];
  children: ReactNode;
}

/** A heading that says how its part stands, and opens it. What is closed costs nothing. */
export function Fold({
  title,
  summary,
  isWrong = false,
  startsOpen = false,
  holds = [],
  children,
}: FoldProps) {
  const { t } = useTranslation('quoteRoom');
  const [isOpen, setOpen] = useState(startsOpen);
  const id = useId();
  return (
    <div className={styles['fold']}>
      <button
        type="button"
        className={styles['head']}
        data-holds={holds.join(' ')}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles['title']}>{title}</span>
        {isWrong && (
          <IconAlertTriangle
            size={15}
            stroke={1.75}
            role="img"
            aria-label={t('offer.needsLook')}
            className={styles['wrong']}
          />
        )}
        <span className={styles['summary']}>{summary}</span>
        <IconChevronDown size={15} stroke={1.75} className={styles['chevron']} aria-hidden />
      </button>
      {isOpen && (
        <div id={id} className={styles['body']}>
          {children}
        </div>
      )}
    </div>
  );
}
