import { IconArrowsExchange } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import controls from '../quote-room/controls.module.css';
import styles from './negotiation.module.css';
import { type Place, useMayPropose, useProposing } from './proposing.tsx';

/** Opens the form of a proposal about this. In a row it shows when somebody is there. */
export function ProposeButton({ element, title }: { element: Place; title: string }) {
  const { t } = useTranslation('negotiation');
  const { at, open } = useProposing();
  if (!useMayPropose() || at === element) return null;
  const isInRow = element !== null;
  return (
    <button
      type="button"
      className={`${controls['button']} ${isInRow ? `${controls['quiet']} ${styles['offered']}` : ''}`}
      aria-label={isInRow ? t('proposeOn', { title }) : undefined}
      onClick={() => open(element)}
    >
      <IconArrowsExchange size={16} stroke={1.75} aria-hidden />
      <span className={isInRow ? styles['offeredWords'] : undefined}>
        {isInRow ? t('proposePrice') : t('propose')}
      </span>
    </button>
  );
}
