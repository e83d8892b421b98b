import { IconCircleCheck, IconLock } from '@tabler/icons-react';
import { QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { Me } from '#shared/protocol/views.ts';
import { useConnection } from '../quote-room/people/use-connection.ts';
import { FrozenPaper } from '../quotes/frozen-paper.tsx';
import { SaidOfAll, VersionTalk } from '../quotes/version-talk.tsx';
import { SessionProvider } from '../sync/session-provider.tsx';
import { RowsSkeleton } from '../ui/page-skeleton.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { OfferProvider, type OnTheTable } from './offer-context.ts';
import { SignPanel } from './sign-panel.tsx';
import styles from './signing.module.css';
import { useOnTheTable } from './use-on-the-table.ts';
import { useSight } from './use-sight.ts';

interface SigningDeskProps {
  quoteId: string;
  me: Me;
  sent: EndpointAnswer<'getVersion'>;
}

/** A sent version on the buyer's table: the paper, and beside it the answer. The room tells when something changes. */
export function SigningDesk({ quoteId, me, sent }: SigningDeskProps) {
  return (
    <SessionProvider quoteId={QuoteId.parse(quoteId)} me={me}>
      <Desk quoteId={quoteId} sent={sent} />
    </SessionProvider>
  );
}

function Desk({ quoteId, sent }: Omit<SigningDeskProps, 'me'>) {
  const { offlineSince } = useConnection();
  const offer = useOnTheTable(quoteId, sent, offlineSince !== null);
  useSight(quoteId, offer ? sent.version.number : null);
  if (!offer) {
    return (
      <div className="card">
        <RowsSkeleton rows={10} />
      </div>
    );
  }
  const { version, frozen, content, priced } = offer;
  return (
    <OfferProvider value={offer}>
      <div className={styles['desk']}>
        <div className={styles['paper']}>
          <StandsLine offer={offer} />
          <VersionTalk quoteId={quoteId} frozen={frozen} priced={priced}>
            <FrozenPaper
              version={version}
              frozen={{ ...frozen, content }}
              priced={priced}
              isAccepted={offer.answer.accepted !== null}
            />
            <SaidOfAll content={content} />
          </VersionTalk>
        </div>
        <SignPanel />
      </div>
    </OfferProvider>
  );
}

function StandsLine({ offer: { answer, version, space } }: { offer: OnTheTable }) {
  const { t } = useTranslation('signing');
  if (answer.state !== 'open' && answer.state !== 'accepted') return null;
  const isAccepted = answer.state === 'accepted';
  const Icon = isAccepted ? IconCircleCheck : IconLock;
  const isChoosable = [...space.sections, ...space.components, ...space.groups, ...space.quantities].some(
    ({ open }) => open,
  );
  return (
    <p className={styles['stands']}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <span>
        {isAccepted ? t('signedLine') : t('fixed', { number: version.number })}{' '}
        {answer.you?.mayChoose && isChoosable && t('open')}
      </span>
    </p>
  );
}
