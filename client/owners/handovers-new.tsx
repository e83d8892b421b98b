import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NewHandover } from '#shared/protocol/handover-api.ts';
import { query, useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import styles from '../tasks/tasks.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { RelativeTime } from '../ui/relative-time.tsx';
import { useTranslation } from '../ui/use-translation.ts';

/** Deals that others have given me, until I say that I have seen it. Stays away until it is known that there are any. */
export function NewHandovers() {
  const { t } = useTranslation('owners');
  const { data } = useQuery(query('listHandovers', {}));
  if (!data || data.handovers.length === 0) return null;
  return (
    <section aria-labelledby="handed-over">
      <h2 id="handed-over" className={styles['title']}>
        {t('home.title')}
      </h2>
      <ul className={`card ${styles['tasks']}`}>
        {data.handovers.map((handover) => (
          <Row key={handover.opportunityId} handover={handover} />
        ))}
      </ul>
    </section>
  );
}

function Row({ handover }: { handover: NewHandover }) {
  const { t } = useTranslation('owners');
  const note = useCommand('noteHandovers');
  const { opportunityId, customerName, title, fromName, byName, note: words, at } = handover;
  const seen = () => {
    if (!note.isPending) note.mutate({ body: { opportunityIds: [opportunityId] } });
  };
  return (
    <li>
      <div className={styles['what']}>
        <p>
          <Link to="/opportunities/$opportunityId" params={{ opportunityId }} className="link">
            <b>{customerName}</b>
          </Link>{' '}
          {title}
        </p>
        {words !== '' && <p>“{words}”</p>}
        <p className={styles['quiet']}>
          {fromName === byName
            ? t('home.from', { name: fromName })
            : t('home.fromBy', { name: fromName, by: byName })}
          {' · '}
          <RelativeTime at={at} />
        </p>
      </div>
      <div className={styles['acts']}>
        <button
          type="button"
          className={controls['button']}
          aria-label={t('home.seenOf', { name: customerName })}
          aria-disabled={note.isPending}
          onClick={seen}
        >
          {t('home.seen')}
        </button>
      </div>
      {note.error && <ProblemNotice error={note.error} />}
    </li>
  );
}
