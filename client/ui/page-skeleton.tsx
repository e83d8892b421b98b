import { Skeleton } from '@mantine/core';
import styles from './page.module.css';
import { useTranslation } from './use-translation.ts';

/** Stands in for rows that are on their way. Appears after a moment, so that a fast answer shows nothing first. */
export function RowsSkeleton({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles['skeleton']} aria-busy="true" role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity and never change places.
        <Skeleton key={index} height={20} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </div>
  );
}
