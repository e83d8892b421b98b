import { IconCheck, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { hasReadyMarks, mayMarkReady } from '#shared/opportunity/base-ready.ts';
import { say } from '../quote-room/activity/spoken.ts';
import controls from '../quote-room/controls.module.css';
import { firstName, shortCompany } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useSession } from '../sync/use-session.ts';
import { timeOf } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './ready.module.css';
import { useReady } from './use-ready.ts';

/** Whether each side finds the basis ready, and the way to say so for one’s own. */
export function ReadyMarks() {
  const status = useSession((session) => session.status);
  return hasReadyMarks(status) ? <Marks /> : null;
}

function Marks() {
  const { t } = useTranslation('ready');
  const { side, quote } = useRoom();
  const status = useSession((session) => session.status);
  const { mine, theirs, since, isPending, isSaved, error, press } = useReady();
  const words = useWords({ mine, theirs, since });
  const mayMark = quote.right !== 'view' && mayMarkReady(status, side);
  const isHeld = isPending || !isSaved;

  const heard = useRef(theirs);
  useEffect(() => {
    if (theirs !== null && heard.current === null) say(t('said', { name: firstName(theirs.by.name) }));
    heard.current = theirs;
  }, [theirs, t]);

  const Icon = since === null ? IconCheck : IconCircleCheck;
  const label = mine ? t('withdraw') : theirs ? t('agree') : t('mark');
  return (
    <section
      className={`${styles['ready']} ${since === null ? '' : styles['both']}`}
      data-field="ready"
      aria-label={t('label')}
    >
      <p>
        {(mine || theirs) && <Icon size={16} stroke={1.75} aria-hidden />}
        {words}
      </p>
      {mayMark && (
        <button
          type="button"
          className={`${controls['button']} ${mine ? controls['quiet'] : ''}`}
          aria-disabled={isHeld}
          onClick={() => !isHeld && void press()}
        >
          {label}
        </button>
      )}
      {error && <ProblemNotice error={error} />}
    </section>
  );
}

function useWords({ mine, theirs, since }: Pick<ReturnType<typeof useReady>, 'mine' | 'theirs' | 'since'>) {
  const { t } = useTranslation('ready');
  const language = useLanguage();
  const { quote, me } = useRoom();
  if (since !== null) return t('both', { time: timeOf(since, language) });
  const mark = mine ?? theirs;
  if (!mark) return t('none');
  const waitsFor = mark.by.side === 'seller' ? quote.customer.name : quote.seller.name;
  return t('one', {
    name: firstName(mark.by.name),
    other: shortCompany(waitsFor),
    ...(mark.by.id === me.id && { context: 'you' }),
  });
}
