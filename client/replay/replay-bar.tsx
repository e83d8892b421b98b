import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { type CSSProperties, useEffect, useRef } from 'react';
import controls from '../quote-room/controls.module.css';
import { Segmented } from '../quote-room/fields/segmented.tsx';
import { Total } from '../quote-room/money/total.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { MomentWords } from './moment-words.tsx';
import styles from './replay.module.css';
import { ReplayJumps } from './replay-jumps.tsx';
import type { ReplayScreenProps } from './replay-screen.tsx';
import { speeds, type usePlaying } from './use-playing.ts';

interface ReplayBarProps extends ReplayScreenProps {
  isWide: boolean;
  playing: ReturnType<typeof usePlaying>;
  play: () => void;
  goTo: (back: number) => void;
  /** Of the moment, for the slider to say. */
  words: string;
}

const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
const round = `${controls['button']} ${styles['press']}`;

/** Where one is, what was done there, and the ways from there: step by step, by hand, or as it runs. */
export function ReplayBar(props: ReplayBarProps) {
  const { moments, milestones, back, isWide, playing, play, goTo, words } = props;
  const { t } = useTranslation('replay');
  const slider = useRef<HTMLInputElement>(null);
  useEffect(() => slider.current?.focus({ preventScroll: true }), []);
  const steps = moments.length;
  const Play = playing.isPlaying ? IconPlayerPause : IconPlayerPlay;
  return (
    <section className={styles['bar']} aria-label={t('bar')} data-replay-bar>
      <div className={styles['told']}>
        <MomentWords {...props} />
        {!isWide && <Total labelledBy="first-year" className={styles['total']} />}
      </div>
      <div className={styles['controls']}>
        <button
          type="button"
          className={round}
          aria-label={t('previous')}
          title={t('previous')}
          aria-disabled={back === steps}
          onClick={() => goTo(back + 1)}
        >
          <IconPlayerSkipBack {...icon} />
        </button>
        <button
          type="button"
          className={`${round} ${controls['primary']}`}
          aria-label={t(playing.isPlaying ? 'pause' : 'play')}
          title={t(playing.isPlaying ? 'pause' : 'play')}
          aria-disabled={steps === 0}
          onClick={play}
        >
          <Play {...icon} />
        </button>
        <button
          type="button"
          className={round}
          aria-label={t('next')}
          title={t('next')}
          aria-disabled={back === 0}
          onClick={() => goTo(back - 1)}
        >
          <IconPlayerSkipForward {...icon} />
        </button>
        <div className={styles['track']}>
          <input
            ref={slider}
            type="range"
            className={styles['slider']}
            data-replay-slider
            aria-label={t('slider')}
            aria-valuetext={words}
            min={0}
            max={steps}
            step={1}
            value={steps - back}
            onChange={(event) => goTo(steps - event.currentTarget.valueAsNumber)}
          />
          {milestones.map(({ key, back: there }) => (
            <i
              key={key}
              aria-hidden
              className={styles['tick']}
              style={{ '--at': steps === 0 ? 1 : (steps - there) / steps } as CSSProperties}
            />
          ))}
        </div>
        <Segmented
          label={t('speed')}
          value={String(playing.speed)}
          options={speeds.map((speed) => ({ value: String(speed), label: t('times', { times: speed }) }))}
          onChange={(chosen) => playing.setSpeed(speeds.find((speed) => String(speed) === chosen) ?? 1)}
        />
      </div>
      <ReplayJumps {...props} />
    </section>
  );
}
