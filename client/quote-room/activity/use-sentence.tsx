import { useCallback } from 'react';
import type { Change } from '#shared/protocol/change.ts';
import { useQuoteSession } from '../../sync/use-session.ts';
import { MarkedText } from '../../ui/marked-text.tsx';
import type { Say } from '../../ui/text-keys.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRoom } from '../room-context.ts';
import { useFigures } from '../use-figures.ts';
import type { ActivityLine } from './activity-lines.ts';
import { type Sentence, sentenceOf } from './change-words.ts';

type T = Say<'quoteRoom'>;

function valuesOf(sentence: Sentence, t: T) {
  const { name, before, after, other } = sentence;
  return { name, before, after, other, title: sentence.title ?? t(`activity.place.${sentence.place}`) };
}

function lineKey({ key, isMine }: Sentence) {
  return `activity.lines.${key}${isMine ? '_you' : ''}` as const;
}

/** Turns a change into the sentence the reader should see, or hear. */
export function useSentence() {
  const { t } = useTranslation('quoteRoom');
  const session = useQuoteSession();
  const { side, me } = useRoom();
  const { number, percent, unitPrice } = useFigures();
  const sentence = useCallback(
    (change: Change) =>
      sentenceOf(change, {
        side,
        participantId: me.id,
        titleOf: (id) => session.getState().content.components.find((c) => c.id === id)?.title ?? null,
        number,
        percent,
        unitPrice,
      }),
    [side, me.id, session, number, percent, unitPrice],
  );
  const lineSentence = useCallback(
    ({ change, others }: ActivityLine): Sentence => {
      const said = sentence(change);
      const title = said.title ?? t('activity.place.nameless');
      return others > 0 ? { ...said, title: t('activity.andMore', { title, count: others }) } : said;
    },
    [sentence, t],
  );
  /** Without marks, for ears. */
  const aloud = useCallback(
    (said: Sentence) => t(lineKey(said), valuesOf(said, t)).replace(/<\/?b>/g, ''),
    [t],
  );
  return { sentence, lineSentence, aloud };
}

const bold = { b: (words: string) => <b>{words}</b> };

/** A sentence with what it is about in bold. */
export function SentenceText({ sentence }: { sentence: Sentence }) {
  const { t } = useTranslation('quoteRoom');
  return <MarkedText text={t(lineKey(sentence), valuesOf(sentence, t))} marks={bold} />;
}
