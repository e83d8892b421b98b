import { IconArrowLeft } from '@tabler/icons-react';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './replay.module.css';

/** The bar of a replay: what this is, and the way back. */
export function ReplayTop({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('replay');
  return (
    <header className={styles['top']} data-replay-top>
      <button type="button" className={controls['button']} onClick={onClose}>
        <IconArrowLeft size={16} stroke={1.75} aria-hidden />
        {t('back')}
      </button>
      <h1 className={styles['title']}>{t('title')}</h1>
    </header>
  );
}
