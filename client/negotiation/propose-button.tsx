import { IconArrowsExchange } from '@tabler/icons-react';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './negotiation.module.css';
import { type Place, useMayPropose, useProposing } from './proposing.tsx';

interface ProposeButtonProps {
  element: Place;
  title: string;
  /** In a row that was opened for it: a button like others, with its word. */
  isOpened?: boolean;
}

/** Opens the form of a proposal about this. In a row it shows when somebody is there. */
export function ProposeButton({ element, title, isOpened = false }: ProposeButtonProps) {
  const { t } = useTranslation('negotiation');
  const { at, open } = useProposing();
  if (!useMayPropose() || at === element) return null;
  const isInRow = element !== null && !isOpened;
  return (
    <button
      type="button"
      className={`${controls['button']} ${isInRow ? `${controls['quiet']} ${styles['offered']}` : ''}`}
      aria-label={element === null ? undefined : t('proposeOn', { title })}
      data-propose
      onClick={() => open(element)}
    >
      <IconArrowsExchange size={16} stroke={1.75} aria-hidden />
      <span className={isInRow ? styles['offeredWords'] : undefined}>
        {element === null ? t('propose') : t('proposePrice')}
      </span>
    </button>
  );
}
