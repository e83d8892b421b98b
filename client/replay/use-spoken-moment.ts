import { useEffect, useRef, useState } from 'react';
import { useSentence } from '../quote-room/activity/use-sentence.tsx';
import { useRoom } from '../quote-room/room-context.ts';
import { useFigures } from '../quote-room/use-figures.ts';
import { useSession } from '../sync/use-session.ts';
import { dayAndTime } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { momentLines } from './moment-lines.ts';
import type { ReplayScreenProps } from './replay-screen.tsx';

/** At most one message in this time: what plays fast is heard in part, and its end for certain. */
const pauseMs = 2_000;

/** Of so many changes it is said what they were; the others are counted. */
const mostSpoken = 3;

/** The moment in words, the total last; and what of it is to be said to those who do not see it. */
export function useSpokenMoment(props: ReplayScreenProps): {
  readonly words: string;
  readonly message: string;
} {
  const words = useMomentWords(props);
  const [message, setMessage] = useState('');
  const latest = useRef(words);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), []);
  useEffect(() => {
    const isFirst = latest.current === words;
    latest.current = words;
    // A slider that is held says by itself where it stands.
    if (isFirst || timer.current !== null || document.activeElement?.matches('[data-replay-slider]')) return;
    const say = () => {
      const said = latest.current;
      setMessage(said);
      timer.current = setTimeout(() => {
        timer.current = null;
        if (latest.current !== said) say();
      }, pauseMs);
    };
    say();
  }, [words]);
  return { words, message };
}

function useMomentWords({ moments, back, hasOlder }: ReplayScreenProps): string {
  const { t } = useTranslation('replay');
  const { t: tRoom } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { side, basis } = useRoom();
  const { lineSentence, aloud } = useSentence();
  const { money, signed } = useFigures();
  const { range, firstYear } = useSession(({ priced }) => priced);
  const moment = moments[back];
  const total = range
    ? `${tRoom('money.from')} ${money(range.from)}`
    : money(basis === 'inclVat' ? firstYear.gross : firstYear.net);
  const told = moment ? momentLines(moment) : [];
  const lines = told.slice(0, mostSpoken).map((line) => {
    const { change, difference } = line;
    const said = aloud(lineSentence(line));
    return difference ? `${said} ${signed(difference, change.price?.period)}` : said;
  });
  const beginning = t(`start.${hasOlder ? 'older' : side === 'buyer' ? 'arrival' : 'whole'}`);
  const what = moment
    ? [...lines, told.length > mostSpoken && t('and', { count: told.length - mostSpoken })]
        .filter(Boolean)
        .join('. ')
    : `${t('start.title')}. ${beginning.replace(/\.$/, '')}`;
  const when = moment ? ` ${dayAndTime(moment.at, language)}.` : '';
  const step = { step: moments.length - back, steps: moments.length };
  return t('position', { ...step, words: t('announced', { words: `${what}.${when}`, total }) });
}
