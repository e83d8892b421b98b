import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { filledTexts } from '#shared/quote/fill-variables.ts';
import type { JointTextId, TextId } from '#shared/quote/quote.ts';
import { plainText, type RichText } from '#shared/quote/rich-text.ts';
import { versionName } from '#shared/quote/version-name.ts';
import { Badge } from '../ui/badge.tsx';
import { dayAndTime, longDay } from '../ui/dates.ts';
import { StaticRichText } from '../ui/static-rich-text.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { frozenSections } from './frozen-rows.ts';
import { FrozenSectionView } from './frozen-section.tsx';
import styles from './paper.module.css';
import { SaidOfText } from './version-talk.tsx';

interface FrozenPaperProps extends EndpointAnswer<'getVersion'> {
  /** Whether this is what was accepted, and not only what was offered. */
  isAccepted: boolean;
}

/** The paper as it was sent or accepted: parties, texts, every component with what was left out in its place. */
export function FrozenPaper({ version, frozen, priced, isAccepted }: FrozenPaperProps) {
  const { t } = useTranslation('quotes');
  const language = useLanguage();
  const { content } = frozen;
  const { terms } = content;
  const isInclVat = terms.displayBasis === 'inclVat';
  const texts = filledTexts({ ...frozen, priced });
  const day = (date: string | null) => (date === null ? t('frozen.notSet') : longDay(date, language));
  return (
    <article id="paper" className={styles['paper']} aria-labelledby="frozen-title">
      <header className={styles['head']}>
        <div className={styles['by']}>
          <span className={styles['seller']}>{frozen.seller.name}</span>
          <span className={styles['number']}>
            {t('frozen.numberLine', { number: versionName(frozen.number, frozen.version) })}
          </span>
          <Badge tone="pine">
            {t(isAccepted ? 'frozen.versionAccepted' : 'frozen.version', { number: frozen.version })}
          </Badge>
        </div>
        <h1 id="frozen-title" lang={terms.language}>
          {terms.title}
        </h1>
        <StaticRichText text={texts.intro} language={terms.language} />
        <SaidOfText text="intro" />
        <dl className={styles['facts']}>
          <Fact label={t('frozen.customer')}>{frozen.customer.name}</Fact>
          <Fact label={t('frozen.startDate')}>{day(terms.startDate)}</Fact>
          <Fact label={t('frozen.validUntil')}>{day(terms.validUntil)}</Fact>
          <Fact label={t('frozen.prices')}>
            {t(`frozen.${terms.displayBasis}`, { currency: terms.currency })}
          </Fact>
        </dl>
        <p className={styles['sent']}>
          {t('frozen.sentBy', { when: dayAndTime(version.sentAt, language), name: version.sentBy })}
        </p>
      </header>
      <div className={styles['columns']} aria-hidden="true">
        <span>{t('frozen.component')}</span>
        <span>{t('frozen.quantity')}</span>
        <span>{t(isInclVat ? 'frozen.priceExcl' : 'frozen.price')}</span>
        <span>{t(isInclVat ? 'frozen.amountIncl' : 'frozen.amount')}</span>
      </div>
      {frozenSections(content, priced).map((section) => (
        <FrozenSectionView
          key={section.id}
          section={section}
          currency={priced.currency}
          basis={terms.displayBasis}
        />
      ))}
      <Text id="goals" title={t('frozen.goals')} text={texts.goals} language={terms.language} />
      <Text id="terms" title={t('frozen.terms')} text={texts.terms} language={terms.language} />
    </article>
  );
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface TextProps {
  id: TextId | JointTextId;
  title: string;
  text: RichText;
  language: string;
}

/** A text that nobody wrote leaves no empty heading behind. */
function Text({ id, title, text, language }: TextProps) {
  if (plainText(text).trim() === '') return null;
  return (
    <section className={styles['textSection']}>
      <h2>{title}</h2>
      <StaticRichText text={text} language={language} />
      <SaidOfText text={id} />
    </section>
  );
}
