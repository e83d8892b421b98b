import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Change } from '#shared/protocol/change.ts';
import { useQuoteSession, useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import { firstNews } from './announcement.ts';
import { spoken as spokenWords } from './spoken.ts';
import { useSentence } from './use-sentence.tsx';

/** At most one message in this time, so that a burst is heard as its last change and the total. */
const pauseMs = 2_000;

/** What others change and write, said once for those who do not see it, the total last. The room's only polite region. */
export function RoomAnnouncer() {
  const { t } = useTranslation('quoteRoom');
  const { me, basis } = useRoom();
  const session = useQuoteSession();
  const activity = useSession((state) => state.activity);
  const { sentence, aloud } = useSentence();
  const { money, signed } = useFigures();
  const [message, setMessage] = useState('');
  const said = useSyncExternalStore(spokenWords.subscribe, spokenWords.latest);
  const heard = useRef<Change | null>(activity[0] ?? null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => setMessage(said), [said]);
  useEffect(() => () => void (timer.current && clearTimeout(timer.current)), []);
  useEffect(() => {
    if (firstNews(activity, heard.current, me.id) === null || timer.current) return;
    const say = () => {
      timer.current = null;
      const { activity: now, priced } = session.getState();
      const change = firstNews(now, heard.current, me.id);
      heard.current = now[0] ?? null;
      if (!change) return;
      const { range, firstYear } = priced;
      const total = range
        ? `${t('money.from')} ${money(range.from)}`
        : money(basis === 'inclVat' ? firstYear.gross : firstYear.net);
      const difference = change.difference ? signed(change.difference, change.price?.period) : null;
      const told = aloud(sentence(change));
      const news = difference
        ? t('activity.announce', { sentence: told, difference })
        : t('activity.announcePlain', { sentence: told });
      setMessage(`${news} ${t('activity.announceTotal', { total })}`);
    };
    say();
    timer.current = setTimeout(say, pauseMs);
  }, [activity, me.id, session, money, signed, sentence, aloud, basis, t]);

  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {message}
    </div>
  );
}
