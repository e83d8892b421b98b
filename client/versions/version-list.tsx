import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { Side } from '#shared/access/permissions.ts';
import type { QuoteView, VersionSummary } from '#shared/protocol/views.ts';
import { firstName } from '../quote-room/names.ts';
import { shortDayOf, timeOf } from '../ui/dates.ts';
import { Money } from '../ui/money.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { RestoreVersion } from './restore-version.tsx';
import styles from './version-list.module.css';
import { type Comparable, type VersionPair, type VersionPoint, withFrom, withTo } from './versions-search.ts';

interface VersionListProps {
  quote: QuoteView;
  side: Side;
  comparable: Comparable;
  pair: VersionPair | null;
  choose: (pair: VersionPair) => void;
}

/** Newest first: what was sent, and which two are beside each other. */
export function VersionList({ quote, side, comparable, pair, choose }: VersionListProps) {
  const { t } = useTranslation('versions');
  const group = useId();
  const marks = (point: VersionPoint) => <Marks {...{ group, point, comparable, pair, choose }} />;
  const isChosen = (point: VersionPoint) => pair !== null && (pair.from === point || pair.to === point);
  return (
    <section className={styles['list']} aria-label={t('list.label')}>
      <h2>{t(pair === null ? 'list.label' : 'list.heading')}</h2>
      <ul>
        {comparable.hasDraft && (
          <li className={`${styles['item']} ${isChosen('draft') ? styles['chosen'] : ''}`}>
            {marks('draft')}
            <div className={styles['about']}>
              <b>{t('list.draft')}</b>
              <p>{t('list.draftHelp')}</p>
            </div>
          </li>
        )}
        {quote.versions.map((version) => (
          <li
            key={version.id}
            className={`${styles['item']} ${isChosen(version.number) ? styles['chosen'] : ''}`}
          >
            {marks(version.number)}
            <About {...{ quote, version, side }} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface AboutProps {
  quote: QuoteView;
  version: VersionSummary;
  side: Side;
}

function About({ quote, version, side }: AboutProps) {
  const { t } = useTranslation('versions');
  const language = useLanguage();
  const { number, sentAt, sentBy, standing, amount, currency } = version;
  const when = `${shortDayOf(sentAt, language)} ${timeOf(sentAt, language)}`;
  const standings = side === 'seller' ? 'list.standing' : 'list.standingBuyer';
  return (
    <div className={styles['about']}>
      <p className={styles['name']}>
        <Link
          to="/quotes/$quoteId/versions/$number"
          params={{ quoteId: quote.id, number: String(number) }}
          title={t('list.open', { number })}
        >
          {t('list.version', { number })}
        </Link>
        <Money amount={amount} currency={currency} />
      </p>
      <p>{t('list.sent', { when, name: firstName(sentBy) })}</p>
      <p>{t(`${standings}.${standing}`)}</p>
      {side === 'seller' && <RestoreVersion quote={quote} number={number} />}
    </div>
  );
}

interface MarksProps {
  group: string;
  point: VersionPoint;
  comparable: Comparable;
  pair: VersionPair | null;
  choose: (pair: VersionPair) => void;
}

/** Whether it is the earlier of the two, the later, or may become either. */
function Marks({ group, point, comparable, pair, choose }: MarksProps) {
  const { t } = useTranslation('versions');
  if (pair === null) return null;
  if (isOnlyPair(comparable)) {
    return <span className={styles['fixed']}>{pair.to === point ? 'B' : 'A'}</span>;
  }
  const name = point === 'draft' ? t('list.draft') : t('list.version', { number: point });
  const oldest = comparable.numbers.at(-1);
  return (
    <div className={styles['marks']}>
      {point !== 'draft' && (comparable.hasDraft || point !== comparable.numbers[0]) && (
        <Mark
          letter="A"
          group={`${group}-from`}
          label={t('list.pickFrom', { point: name })}
          isOn={pair.from === point}
          onPick={() => choose(withFrom(comparable, pair, point))}
        />
      )}
      {point !== oldest && (
        <Mark
          letter="B"
          group={`${group}-to`}
          label={t('list.pickTo', { point: name })}
          isOn={pair.to === point}
          onPick={() => choose(withTo(comparable, pair, point))}
        />
      )}
    </div>
  );
}

/** Whether there is nothing to choose: two things are beside each other, and there are no more. */
function isOnlyPair({ numbers, hasDraft }: Comparable): boolean {
  return (hasDraft ? 1 : 0) + numbers.length === 2;
}

interface MarkProps {
  letter: 'A' | 'B';
  group: string;
  label: string;
  isOn: boolean;
  onPick: () => void;
}

function Mark({ letter, group, label, isOn, onPick }: MarkProps) {
  return (
    <label
      className={`${styles['mark']} ${letter === 'A' ? styles['earlier'] : styles['later']}`}
      title={label}
    >
      <input type="radio" name={group} checked={isOn} aria-label={label} onChange={onPick} />
      <span aria-hidden>{letter}</span>
    </label>
  );
}
