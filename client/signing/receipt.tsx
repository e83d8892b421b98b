import { IconCheck } from '@tabler/icons-react';
import { formatInstant } from '#shared/money/format-date.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import { firstName } from '../quote-room/names.ts';
import { longDay } from '../ui/dates.ts';
import { PdfButton } from '../ui/pdf-button.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { rescindedSentence } from './answer-words.ts';
import { EvidenceFiles } from './evidence-files.tsx';
import { useOffer } from './offer-context.ts';
import receipt from './receipt.module.css';
import styles from './signing.module.css';

/** Where the button that was pressed had the focus, and has gone with it. */
const takeFocus = (heading: HTMLElement | null) => {
  if (document.activeElement === document.body) heading?.focus();
};

/** What was accepted, when and by whom; the files; and what comes now. `isNew`: it came while the page was looked at. */
export function Receipt({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const { answer, version, frozen, quoteId } = useOffer();
  const { accepted, you, signers } = answer;
  if (!accepted) return null;
  const mine = signers.find(({ participantId }) => participantId === you?.participantId);
  const { totals, at, timeZone, auditLine, offline, rescinded } = accepted;
  const signed = signers.filter(({ signedAt }) => signedAt !== null);
  const rows: readonly (readonly [label: string, value: string, second?: string])[] = [
    [t('done.version'), t('done.versionNumber', { number: version.number })],
    [t('done.firstYear'), formatMoney(totals.firstYear.net, totals.currency)],
    [t('due'), formatMoney(totals.dueAtAcceptance.payable, totals.currency)],
    [
      t('done.by'),
      offline?.signedBy ?? signed.map(({ name, title }) => (title ? `${name}, ${title}` : name)).join('; '),
    ],
    ...(offline ? [[t('done.signedOn'), longDay(offline.acceptedOn, language)] as const] : []),
    [
      t('done.time'),
      `${formatInstant(at, timeZone, language)} (${timeZone})`,
      t('done.utc', { time: formatInstant(at, 'UTC', language) }),
    ],
    [t('done.fingerprint'), version.fingerprint],
    ...(auditLine === null ? [] : [[t('done.log'), '', auditLine] as const]),
  ];
  const start = frozen.content.terms.startDate;
  return (
    <aside className={styles['panel']} aria-label={t('done.titlePlain')}>
      <span className={receipt['tick']}>
        <IconCheck size={24} stroke={2} aria-hidden />
      </span>
      <h2 ref={isNew ? takeFocus : undefined} tabIndex={-1} className={styles['title']}>
        {mine?.signedAt
          ? t('done.title', { name: firstName(mine.name) })
          : t(offline ? 'done.titlePaper' : 'done.titlePlain')}
      </h2>
      {rescinded && (
        <p className={styles['notice']} role="status">
          {rescindedSentence(t, rescinded, version.number, language)}
        </p>
      )}
      {!rescinded && <p className={styles['lead']}>{t('done.told', { seller: frozen.seller.name })}</p>}
      <dl className={receipt['facts']}>
        {rows.map(([label, value, second]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="num">
              {value}
              {second && <span className={receipt['second']}>{second}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <PdfButton quoteId={quoteId} number={version.number} variant="filled" size="lg" fullWidth>
        {t('done.pdf')}
      </PdfButton>
      {(mine?.signedAt || (offline && mine)) && <EvidenceFiles quoteId={quoteId} number={version.number} />}
      {!rescinded && (
        <>
          <h3 className={receipt['nextTitle']}>{t('done.next')}</h3>
          <ol className={receipt['next']}>
            <li data-done>
              {t('done.signed')}
              <span className={receipt['second']}>{formatInstant(at, timeZone, language)}</span>
            </li>
            <li>{t('done.sellerNext', { seller: firstName(version.sentBy) })}</li>
            {start && (
              <li>
                {t('done.start')}
                <span className={receipt['second']}>{longDay(start, language)}</span>
              </li>
            )}
          </ol>
        </>
      )}
    </aside>
  );
}
