import { useAwaitsCode } from './fetch-code.ts';
import styles from './unfetched.module.css';
import { useTranslation } from './use-translation.ts';

/** In the place of a part that is on its way: nothing, unless it waits for a connection. */
export function Unfetched() {
  const { t } = useTranslation('ui');
  const awaitsCode = useAwaitsCode();
  if (!awaitsCode) return null;
  return (
    <p role="status" className={styles['line']}>
      {t('unfetched.part')}
    </p>
  );
}
