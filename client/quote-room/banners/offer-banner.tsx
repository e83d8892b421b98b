import { IconArrowBackUp, IconHourglass, IconLock } from '@tabler/icons-react';
import type { QuoteView, VersionSummary } from '#shared/protocol/views.ts';
import { useCommand } from '../../api/queries.ts';
import { useSession } from '../../sync/use-session.ts';
import { dayAndTime } from '../../ui/dates.ts';
import { PdfButton } from '../../ui/pdf-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { VersionsLink } from '../../versions/versions-link.tsx';
import controls from '../controls.module.css';
import { firstName, shortCompany } from '../names.ts';
import { useRoom } from '../room-context.ts';
import { useSellerParts } from '../seller-parts.ts';
import { Banner } from './banner.tsx';

/** The version that lies with the customer, as far as the reader may see it. */
export function standing({ versions }: QuoteView): VersionSummary | undefined {
  return versions.find(({ standing: how }) => how === 'outstanding');
}

/** How the offer stands: being calculated, on its way, with the customer, or taken back. */
export function OfferBanner() {
  const { t } = useTranslation('quoteRoom');
  const { quote, lane } = useRoom();
  const status = useSession((session) => session.status);
  const seller = useSellerParts();
  const offer = standing(quote);
  const latest = quote.versions.find(({ standing: how }) => how !== 'undone');
  return (
    <>
      {status === 'pricing' && (seller && lane ? <seller.ApprovalBanner /> : <CalculatingBanner />)}
      {status === 'sent' && !offer && quote.isLeftOut && <OthersBanner />}
      {status === 'sent' && !offer && !quote.isLeftOut && latest?.standing !== 'declined' && <ComingBanner />}
      {offer && (
        // Whoever has just sent it is led here, and stays here when it can no longer be taken back.
        // biome-ignore lint/a11y/useSemanticElements: it groups no fields.
        <div role="group" aria-label={t('locked.place', { number: offer.number })} data-offer tabIndex={-1}>
          {quote.commands.undo && seller ? (
            <seller.UndoBanner version={offer} />
          ) : (
            <StandingBanner offer={offer} isSent={status === 'sent'} />
          )}
        </div>
      )}
      {latest?.standing === 'withdrawn' && <WithdrawnBanner version={latest} />}
    </>
  );
}

function CalculatingBanner() {
  const { t } = useTranslation('quoteRoom');
  const { quote } = useRoom();
  return (
    <Banner icon={IconHourglass}>
      {t('offering.calculating', { seller: shortCompany(quote.seller.name) })}
    </Banner>
  );
}

/** For the customer, while a send can still be undone. */
function ComingBanner() {
  const { t } = useTranslation('quoteRoom');
  const { quote } = useRoom();
  return (
    <Banner icon={IconHourglass}>{t('offering.coming', { seller: firstName(quote.owner.name) })}</Banner>
  );
}

/** For somebody at the customer who was left out of this sending. */
function OthersBanner() {
  const { t } = useTranslation('quoteRoom');
  const { quote } = useRoom();
  const names = { customer: shortCompany(quote.customer.name), seller: firstName(quote.owner.name) };
  return <Banner icon={IconLock}>{t('offering.others', names)}</Banner>;
}

function WithdrawnBanner({ version: { number, reason } }: { version: VersionSummary }) {
  const { t } = useTranslation('quoteRoom');
  const { quote, side } = useRoom();
  const company = shortCompany(quote.seller.name);
  return (
    <Banner tone="amber" icon={IconArrowBackUp}>
      {side === 'seller'
        ? t('offering.wasWithdrawn', { number, reason })
        : `${t('offering.takenBack', { company, seller: firstName(quote.owner.name) })} ${t('offering.quoted', { words: reason })}`}
    </Banner>
  );
}

function StandingBanner({ offer, isSent }: { offer: VersionSummary; isSent: boolean }) {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { quote, quoteId, side } = useRoom();
  const seller = useSellerParts();
  const revise = useCommand('reviseQuote');
  const { number } = offer;
  const date = dayAndTime(offer.sentAt, language);
  const start = () =>
    void revise.mutateAsync({ params: { quoteId } }).then(
      ({ nextVersion }) => showToast(t('toast.revised', { number: nextVersion })),
      () => {},
    );
  const words = () => {
    if (!isSent) return t('locked.olderStands', { number, date });
    return side === 'seller'
      ? t('locked.sentSeller', { number, date })
      : t('locked.sentBuyer', { number, date, seller: firstName(quote.owner.name) });
  };
  return (
    <>
      <Banner
        {...(isSent && { tone: 'pine' })}
        icon={IconLock}
        actions={
          <>
            <VersionsLink quote={quote} side={side} />
            <PdfButton quoteId={quoteId} number={number} />
            {quote.commands.withdraw && seller && <seller.PhoneCounterButton version={offer} />}
            {quote.commands.withdraw && seller && <seller.WithdrawButton version={offer} />}
            {isSent && quote.commands.revise && (
              <button
                type="button"
                className={controls['button']}
                aria-disabled={revise.isPending}
                onClick={() => !revise.isPending && start()}
              >
                {t('locked.start', { number: quote.nextVersion })}
              </button>
            )}
          </>
        }
      >
        {words()}
      </Banner>
      {revise.error && <ProblemNotice error={revise.error} onRetry={start} />}
    </>
  );
}
