import { useEffect, useRef, useState } from 'react';
import { shortDayOf, timeOf } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import styles from './activity.module.css';
import type { Arrival } from './use-arrival.ts';

/** Above it stands what was done since the reader was last here. */
export function NewsDivider({ news, isSought, found }: Arrival) {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const place = useRef<HTMLLIElement>(null);
  // A sheet that opens gives the focus away itself, and asks to whom.
  const [wasSought] = useState(isSought);
  useEffect(() => {
    if (!isSought) return;
    // No further than it takes: beside the list nothing moves.
    place.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    place.current?.focus({ preventScroll: true });
    found();
  }, [isSought, found]);
  const when = `${shortDayOf(news.at, language)} ${timeOf(news.at, language)}`;
  return (
    <li ref={place} tabIndex={-1} className={styles['since']} {...(wasSought && { 'data-autofocus': true })}>
      {t('activity.since', { when })}
    </li>
  );
}
