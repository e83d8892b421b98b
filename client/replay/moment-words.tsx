import type { CSSProperties } from 'react';
import { SentenceText, useSentence } from '../quote-room/activity/use-sentence.tsx';
import { changeKey } from '../quote-room/people/live-marks.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useFigures } from '../quote-room/use-figures.ts';
import { Avatar } from '../ui/avatar.tsx';
import { dayAndTime } from '../ui/dates.ts';
import { colourToken } from '../ui/person.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { momentLines } from './moment-lines.ts';
import type { Moment } from './moments.ts';
import styles from './replay.module.css';
import type { ReplayScreenProps } from './replay-screen.tsx';

/** Lines there are room for above the slider. */
const mostLines = 2;

/** Who did what at this moment, and when. */
export function MomentWords({ moments, back, hasOlder }: ReplayScreenProps) {
  const { t } = useTranslation('replay');
  const { side } = useRoom();
  const moment = moments[back];
  const step = t('step', { step: moments.length - back, steps: moments.length });
  if (moment) return <Told moment={moment} step={step} />;
  if (moments.length === 0) return null;
  return (
    <div className={styles['words']}>
      <p>
        <b>{t('start.title')}</b> {t(`start.${hasOlder ? 'older' : side === 'buyer' ? 'arrival' : 'whole'}`)}
      </p>
      <p className={`${styles['when']} num`}>{step}</p>
    </div>
  );
}

function Told({ moment, step }: { moment: Moment; step: string }) {
  const { t } = useTranslation('replay');
  const language = useLanguage();
  const { lineSentence } = useSentence();
  const { signed } = useFigures();
  const { participant, at } = moment;
  const lines = momentLines(moment);
  const rest = lines.length - mostLines;
  return (
    <div
      className={styles['words']}
      style={{ '--c': colourToken(participant.side, participant.colour) } as CSSProperties}
    >
      <Avatar {...participant} size={24} decorative />
      <div className={styles['lines']}>
        {lines.slice(0, mostLines).map((line) => (
          <p key={changeKey(line.change)}>
            <SentenceText sentence={lineSentence(line)} />
            {line.difference !== null && line.difference !== 0 && (
              <b className="num"> {signed(line.difference, line.change.price?.period)}</b>
            )}
          </p>
        ))}
        <p className={`${styles['when']} num`}>
          {rest > 0 && `${t('and', { count: rest })} · `}
          {step} · <time dateTime={new Date(at).toISOString()}>{dayAndTime(at, language)}</time>
        </p>
      </div>
    </div>
  );
}
