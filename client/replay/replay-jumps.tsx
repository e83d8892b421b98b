import controls from '../quote-room/controls.module.css';
import { firstName } from '../quote-room/names.ts';
import { dayAndTime } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import type { Milestone } from './milestones.ts';
import styles from './replay.module.css';
import type { ReplayScreenProps } from './replay-screen.tsx';

interface ReplayJumpsProps extends ReplayScreenProps {
  goTo: (back: number) => void;
}

/** The beginning, what was sent or found ready on the way, and now; and what lies before that and is not here yet. */
export function ReplayJumps({ moments, milestones, back, goTo, ...older }: ReplayJumpsProps) {
  const { t } = useTranslation('replay');
  const language = useLanguage();
  const { hasOlder, isFetchingOlder, fetchOlder } = older;
  const words = (milestone: Milestone) =>
    milestone.kind === 'sent'
      ? t('milestone.sent', { number: milestone.number })
      : t(`milestone.${milestone.kind}`, { name: firstName(milestone.by.name) });
  const jump = (key: string, there: number, label: string, title?: string) => (
    <li key={key}>
      <button
        type="button"
        className={`${controls['button']} ${controls['quiet']} ${styles['jump']}`}
        aria-current={back === there ? 'step' : undefined}
        title={title}
        onClick={() => goTo(there)}
      >
        {label}
      </button>
    </li>
  );
  return (
    <ul className={styles['jumps']} aria-label={t('goTo')}>
      {hasOlder ? (
        <li>
          <button
            type="button"
            className={`${controls['button']} ${controls['quiet']} ${styles['jump']}`}
            aria-disabled={isFetchingOlder}
            onClick={() => !isFetchingOlder && fetchOlder()}
          >
            {t('older')}
          </button>
        </li>
      ) : (
        moments.length > 0 && jump('start', moments.length, t('milestone.start'))
      )}
      {milestones.map((milestone) =>
        jump(milestone.key, milestone.back, words(milestone), dayAndTime(milestone.at, language)),
      )}
      {moments.length > 0 && jump('now', 0, t('milestone.now'))}
      <li className={styles['keys']} aria-hidden>
        {t('keys')}
      </li>
    </ul>
  );
}
