import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { VersionSummary } from '#shared/protocol/views.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './version-notice.module.css';

interface VersionNoticeProps {
  quoteId: string;
  version: VersionSummary;
  seller: string;
  /** Whether a panel stands beside the paper that this is about. */
  isBesidePanel: boolean;
}

/** Why a version no longer stands, and the way to the one that does, for those who may see it. */
export function VersionNotice({ quoteId, version, seller, isBesidePanel }: VersionNoticeProps) {
  const { t } = useTranslation('quotes');
  const { standing, replacedBy, reason } = version;
  const notice = `${styles['notice']} ${isBesidePanel ? styles['besidePanel'] : ''}`;
  if (standing === 'superseded') {
    return (
      <p className={notice} role="status">
        <IconArrowForwardUp size={18} stroke={1.75} aria-hidden />
        <span>
          {replacedBy === null ? t('frozen.beingReplaced') : t('frozen.replaced', { number: replacedBy })}
        </span>
        {replacedBy !== null && (
          <Link
            to="/quotes/$quoteId/versions/$number"
            params={{ quoteId, number: String(replacedBy) }}
            className={styles['open'] ?? ''}
          >
            {t('frozen.openReplacing', { number: replacedBy })}
          </Link>
        )}
      </p>
    );
  }
  if (standing !== 'withdrawn' && standing !== 'undone') return null;
  return (
    <p className={notice} role="status">
      <IconArrowBackUp size={18} stroke={1.75} aria-hidden />
      <span>
        {standing === 'undone' ? t('frozen.undone') : t('frozen.withdrawn', { seller })}
        {reason && <q className={styles['reason']}>{reason}</q>}
      </span>
    </p>
  );
}
