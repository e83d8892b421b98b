import { IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { StageBadge } from '../../ui/stage-badge.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { LiveState } from '../people/live-state.tsx';
import { People } from '../people/people-row.tsx';
import { useRoom } from '../room-context.ts';
import { SharePopover } from '../share/share-popover.tsx';
import styles from './bars.module.css';
import { RoomNav } from './room-nav.tsx';

/** The seller's bar: which deal this is, whether it is safe, who is here, and the way to send it. */
export function TopBar() {
  const { t } = useTranslation('quoteRoom');
  const { quote, openSend } = useRoom();
  return (
    <header className={styles['top']}>
      <span className={styles['nav']}>
        <RoomNav />
      </span>
      <div className={styles['crumb']}>
        <span>{quote.customer.name}</span>
        <span className={styles['slash']} aria-hidden>
          /
        </span>
        <span>{quote.opportunity?.title ?? quote.number}</span>
      </div>
      {quote.opportunity && (
        <Link
          to="/opportunities/$opportunityId"
          params={{ opportunityId: quote.opportunity.id }}
          className={`${styles['roomy']} ${styles['stage']}`}
          title={t('bar.toDeal')}
        >
          <StageBadge stage={quote.opportunity.stage} />
        </Link>
      )}
      <span className={styles['push']} />
      <LiveState />
      <span className={styles['divider']} />
      <People />
      {quote.commands.invite && <SharePopover />}
      {quote.commands.send && (
        <button
          type="button"
          className={`${controls['button']} ${controls['primary']}`}
          aria-label={t('bar.send')}
          title={t('bar.sendKey')}
          onClick={openSend}
        >
          <IconSend className={styles['narrow']} size={18} stroke={1.75} aria-hidden />
          <span className={styles['roomy']}>{t('bar.send')}</span>
        </button>
      )}
    </header>
  );
}
