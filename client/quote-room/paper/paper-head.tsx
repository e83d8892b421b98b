import { useSession } from '../../sync/use-session.ts';
import { Badge } from '../../ui/badge.tsx';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { DateField } from '../fields/date-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useRoom } from '../room-context.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { BasisField } from './basis-field.tsx';
import { JointGoals } from './joint-goals.tsx';
import styles from './paper.module.css';
import paperText from './paper-text.module.css';
import { PaperText } from './paper-text.tsx';

/** What the paper is now: a draft, a version that was sent or agreed, or nothing that anybody works on. */
function StandingBadge() {
  const { t } = useTranslation('quoteRoom');
  const { quote, badge, side } = useRoom();
  const { versions } = quote;
  const status = useSession((session) => session.status);
  const accepted = versions.find(({ standing }) => standing === 'accepted');
  const [latest] = versions;
  if (badge) return <Badge>{badge}</Badge>;
  if (status === 'closed') return <Badge>{t('paper.closed')}</Badge>;
  if (status === 'accepted' && accepted) {
    return <Badge tone="pine">{t('paper.accepted', { number: accepted.number })}</Badge>;
  }
  if (status === 'sent' && latest)
    return <Badge tone="pine">{t('paper.version', { number: latest.number })}</Badge>;
  // Whoever shapes it with the seller must never wonder what they have agreed to.
  return <Badge>{t(side === 'buyer' ? 'paper.draftToBuyer' : 'paper.draft')}</Badge>;
}

/** Who offers what to whom, from when and until when. */
export function PaperHead() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { mode, quote } = useRoom();
  const edit = useRoomEdit();
  const terms = useSession((session) => session.content.terms);
  const customer = quote.customer.name;

  return (
    <header className={`${styles['on']} ${paperText['head']}`}>
      <div className={paperText['by']}>
        <span className={paperText['brand']} aria-hidden>
          {quote.seller.name.charAt(0)}
        </span>
        <span className={paperText['seller']}>{quote.seller.name}</span>
        <span>{t('bar.quote', { number: quote.number })}</span>
        <StandingBadge />
      </div>
      <h1 className={paperText['title']} data-term="title">
        {mode === 'build' ? (
          <TextField
            element="terms"
            field="title"
            label={t('paper.title')}
            placeholder={t('paper.untitled')}
            value={terms.title}
            maxLength={200}
            wraps
            onCommit={(text) => edit.setTerm('title', text)}
          />
        ) : (
          terms.title || t('paper.untitled')
        )}
      </h1>
      <PaperText id="intro" label={t('paper.intro')} className={paperText['intro']} />
      {mode !== 'build' && (
        <p className={paperText['hero']}>
          {terms.startDate
            ? t('paper.hero', { customer, date: longDay(terms.startDate, language) })
            : t('paper.heroNoDate', { customer })}
        </p>
      )}
      <dl className={`${paperText['meta']} ${mode === 'build' ? '' : paperText['metaRead']}`}>
        <div>
          <dt>{t('paper.customer')}</dt>
          <dd>{customer}</dd>
        </div>
        <div data-term="startDate">
          <dt>{t('paper.startDate')}</dt>
          <dd>
            <DateField
              label={t('paper.startDate')}
              field="startDate"
              value={terms.startDate}
              onCommit={(day) => edit.setTerm('startDate', day)}
            />
          </dd>
        </div>
        <div data-term="validUntil">
          <dt>{t('paper.validUntil')}</dt>
          <dd>
            <DateField
              label={t('paper.validUntil')}
              field="validUntil"
              value={terms.validUntil}
              onCommit={(day) => edit.setTerm('validUntil', day)}
            />
          </dd>
        </div>
        <div data-term="displayBasis">
          <dt>{t('paper.prices')}</dt>
          <dd>
            <BasisField />
          </dd>
        </div>
      </dl>
      <JointGoals />
    </header>
  );
}
