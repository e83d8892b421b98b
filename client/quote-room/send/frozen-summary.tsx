import { IconLock } from '@tabler/icons-react';
import type { Review } from '#shared/protocol/views.ts';
import { versionName } from '#shared/quote/version-name.ts';
import { Badge } from '../../ui/badge.tsx';
import { MarkedText } from '../../ui/marked-text.tsx';
import { StageGlyph } from '../../ui/stage-glyph.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { shortCompany } from '../names.ts';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import styles from './frozen-summary.module.css';
import { movesToSent } from './moves-to-sent.ts';

/** Exactly what will be frozen, in brief, with the fingerprint that names it. */
export function FrozenSummary({ review, isChanged }: { review: Review; isChanged: boolean }) {
  const { t } = useTranslation('quoteRoom');
  const { quote } = useRoom();
  const { money, perPeriod } = useFigures();
  const { frozen, priced, fingerprint } = review;
  const { content, seller, customer, number, version } = frozen;
  const leftOut = priced.leftOut.flatMap(
    (id) => content.components.find((component) => component.id === id)?.title ?? [],
  );
  return (
    <>
      <section
        className={`${styles['summary']} ${isChanged ? styles['changed'] : ''}`}
        aria-label={t('send.preview')}
      >
        <div className={styles['by']}>
          <span>{seller.name}</span>
          <Badge tone="pine">{t('paper.version', { number: version })}</Badge>
        </div>
        <h3>{content.terms.title}</h3>
        <p className={styles['number']}>
          {t('bar.quoteFor', { number: versionName(number, version), customer: customer.name })}
        </p>
        <dl>
          {content.sections.map((section) => (
            <div key={section.id}>
              <dt>{section.title}</dt>
              <dd className="num">
                {(priced.sections[section.id] ?? []).map(({ period, net }) => (
                  <span key={period}>{perPeriod(net, period)}</span>
                ))}
              </dd>
            </div>
          ))}
          {leftOut.length > 0 && (
            <div className={styles['soft']}>
              <dt>{t('send.leftOut', { titles: leftOut.join(', ') })}</dt>
              <dd className="num">{money(priced.firstYearParts.leftOut)}</dd>
            </div>
          )}
          <div className={styles['grand']}>
            <dt>{t('money.firstYear')}</dt>
            <dd className="num">{money(priced.firstYear.net)}</dd>
          </div>
          <div className={styles['plain']}>
            <dt>{t('send.inclVat')}</dt>
            <dd className="num">{money(priced.firstYear.gross)}</dd>
          </div>
          <div className={styles['plain']}>
            <dt>{t('send.fingerprint')}</dt>
            <dd className="num">{fingerprint}</dd>
          </div>
        </dl>
      </section>
      <p className={styles['note']}>
        <IconLock size={16} stroke={1.75} aria-hidden />
        <span>{t('send.private', { seller: shortCompany(seller.name) })}</span>
      </p>
      {movesToSent(quote.opportunity?.stage) && (
        <p className={styles['note']}>
          <StageGlyph stage="quote_sent" size={16} />
          <span>
            <MarkedText
              text={t('send.stage', { amount: money(priced.firstYear.net) })}
              marks={{ b: (words) => <b className="num">{words}</b> }}
            />
          </span>
        </p>
      )}
    </>
  );
}
