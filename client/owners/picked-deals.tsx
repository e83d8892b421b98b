import { useState } from 'react';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { HandOverForm } from './hand-over-form.tsx';
import type { OwnedDeal } from './may-hand-over.ts';
import styles from './picked-deals.module.css';

interface PickedDealsProps {
  /** At least one. */
  deals: readonly OwnedDeal[];
  onNone: () => void;
}

/** How many are chosen, and what can be done with them. */
export function PickedDeals({ deals, onNone }: PickedDealsProps) {
  const { t } = useTranslation('owners');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className={`card ${styles['bar']}`} role="status">
        <b>{t('picked', { count: deals.length })}</b>
        <button
          type="button"
          className={`${controls['button']} ${controls['primary']}`}
          aria-expanded={isOpen}
          onClick={() => setOpen(true)}
        >
          {t('open')}
        </button>
        <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onNone}>
          {t('none')}
        </button>
      </div>
      {isOpen && <HandOverForm deals={deals} onDone={() => setOpen(false)} />}
    </>
  );
}
