import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Me, QuoteView } from '#shared/protocol/views.ts';
import type { UserMe } from '../accounts/session.ts';
import { useSignOut } from '../accounts/use-sign-out.ts';
import { NavDrawer } from '../ui/nav-drawer.tsx';
import { PdfButton } from '../ui/pdf-button.tsx';
import { StageBadge } from '../ui/stage-badge.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './versions.module.css';
import type { VersionPair } from './versions-search.ts';

interface VersionsBarProps {
  quote: QuoteView;
  me: Me;
  pair: VersionPair | null;
}

/** Which deal this is, and the ways to the room and to the later version's PDF. */
export function VersionsBar({ quote, me, pair }: VersionsBarProps) {
  const { t } = useTranslation('versions');
  const number = pair && pair.to !== 'draft' ? pair.to : (quote.versions[0]?.number ?? null);
  const { customer, opportunity } = quote;
  return (
    <header className={styles['top']}>
      {me.kind === 'user' && <UserNav me={me} />}
      <Link to="/quotes/$quoteId" params={{ quoteId: quote.id }} className={styles['back'] ?? ''}>
        <IconArrowLeft size={16} stroke={1.75} aria-hidden />
        {t(me.kind === 'user' ? 'room' : 'back')}
      </Link>
      <div className={styles['crumb']}>
        <span>{me.kind === 'user' ? customer.name : quote.seller.name}</span>
        <span aria-hidden>/</span>
        <span>{opportunity?.title ?? quote.number}</span>
        <span aria-hidden>/</span>
      </div>
      <h1>{t('title')}</h1>
      {opportunity && (
        <span className={styles['roomy']}>
          <StageBadge stage={opportunity.stage} />
        </span>
      )}
      <span className={styles['push']} />
      {number !== null && <PdfButton quoteId={quote.id} number={number} />}
    </header>
  );
}

/** Where the rail has no room: the way to the other pages. */
function UserNav({ me }: { me: UserMe }) {
  return (
    <span className={styles['nav']}>
      <NavDrawer me={me} onSignOut={useSignOut(me)} />
    </span>
  );
}
