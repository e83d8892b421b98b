import { useSyncExternalStore } from 'react';
import { dayAndTime, relativeTime } from './dates.ts';
import { useLanguage, useTranslation } from './use-translation.ts';

const tickMs = 30_000;

function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, tickMs);
  return () => clearInterval(timer);
}

/** Rounded down to the tick, so that the snapshot is equal between two ticks. */
const currentTick = () => Math.floor(Date.now() / tickMs) * tickMs;

/** "5 minutes ago", kept true while it is on screen; the exact time is in the title. */
export function RelativeTime({ at }: { at: number }) {
  const { t } = useTranslation('ui');
  const language = useLanguage();
  const now = useSyncExternalStore(subscribe, currentTick) + tickMs;
  return (
    <time dateTime={new Date(at).toISOString()} title={dayAndTime(at, language)}>
      {relativeTime(at, language, now) ?? t('justNow')}
    </time>
  );
}
