import { useState } from 'react';
import type { Asked } from '#shared/negotiation/asked.ts';
import controls from '../quote-room/controls.module.css';
import type { LostValue } from '../sync/session-state.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { askedFromLost } from './asked-from-lost.ts';
import styles from './negotiation.module.css';
import { useMayPropose } from './proposing.tsx';
import { useOfferEffect } from './use-offer-effect.ts';
import { usePropose } from './use-propose.ts';

interface ProposeLostProps {
  lost: readonly LostValue[];
  /** Nothing of it is left to be done anything with. */
  onDone: () => void;
}

/** What was refused, put to the other side instead: all that was chosen as one proposal, everything else each by itself. */
export function ProposeLost({ lost, onDone }: ProposeLostProps) {
  const { t } = useTranslation('negotiation');
  const mayPropose = useMayPropose();
  const [put, setPut] = useState<ReadonlySet<string>>(new Set());
  const all = askedFromLost(lost);
  if (!mayPropose) return null;
  const titleOf = (asked: Asked) =>
    'element' in asked ? lost.find(({ element }) => element === asked.element)?.title : undefined;
  const nameOf = (asked: Asked) =>
    asked.topic === 'choices'
      ? t('refused.choices')
      : [titleOf(asked), t(`form.topics.${asked.topic}`)].filter(Boolean).join(', ');
  const done = (key: string) => {
    const now = new Set([...put, key]);
    setPut(now);
    // What cannot be proposed stays listed, to be copied.
    const isAll = lost.every((value) => askedFromLost([value]).length > 0);
    if (isAll && now.size === all.length) onDone();
  };
  return all.map((asked) => {
    const key = JSON.stringify(asked);
    if (put.has(key)) return null;
    const words = all.length === 1 ? t('refused.propose') : t('refused.proposeOne', { what: nameOf(asked) });
    return <ProposeOne key={key} asked={asked} words={words} onDone={() => done(key)} />;
  });
}

/** What that does to a standing offer is read before it is sent. */
function ProposeOne({ asked, words, onDone }: { asked: Asked; words: string; onDone: () => void }) {
  const { t } = useTranslation('negotiation');
  const [isAsking, setAsking] = useState(false);
  const effect = useOfferEffect();
  const { propose, isPending, error } = usePropose(undefined);
  const send = () =>
    propose({ asked, given: [], note: '', expiresOn: null, shown: effect?.shown ?? null }).then(
      onDone,
      () => {},
    );
  const press = effect && !isAsking ? () => setAsking(true) : send;
  return (
    <>
      {isAsking && effect && <p className={styles['effectWords']}>{effect.words}</p>}
      <button
        type="button"
        className={controls['button']}
        aria-disabled={isPending}
        onClick={() => !isPending && void press()}
      >
        {isAsking ? t('action.send') : words}
      </button>
      {error && <ProblemNotice error={error} />}
    </>
  );
}
