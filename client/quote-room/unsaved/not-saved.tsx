import { IconAlertTriangle } from '@tabler/icons-react';
import { type ComponentType, useRef } from 'react';
import type { Side } from '#shared/access/permissions.ts';
import { type RefusedWords, valueAsText } from '../../sync/refused-as-text.ts';
import type { LostValue } from '../../sync/session-state.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from '../banners/banner.module.css';
import { Banner } from '../banners/banner.tsx';
import controls from '../controls.module.css';
import { CopyLost } from './copy-lost.tsx';
import { reasonKey, sentenceFor, withTitles } from './refusal-words.ts';
import { usePointTo } from './use-point-to.ts';
import { type Refused, useRefused } from './use-refused.ts';
import { useRefusedWords } from './use-refused-words.ts';

interface NotSavedProps {
  side: Side;
  /** Who to turn to on the seller's side, by first name; empty where nobody is known. */
  seller: string;
  /** What else can be done with it, where the room is open. */
  Instead?: ComponentType<{ lost: readonly LostValue[]; onDone: () => void }>;
}

/** What the server did not take: rolled back on the paper, kept here for its author to copy. */
export function NotSaved(props: NotSavedProps) {
  const { t } = useTranslation('quoteRoom');
  const refused = useRefused();
  const list = useRef<HTMLDivElement>(null);
  const lost = refused.at(-1)?.change.lost.length ?? 0;
  usePointTo(list, {
    count: refused.length,
    text: t('refused.title', { count: Math.max(1, lost) }),
    show: t('refused.show'),
  });
  if (refused.length === 0) return null;
  return (
    <div role="alert" ref={list}>
      {refused.map((one) => (
        <NotSavedChange key={one.key} refused={one} {...props} />
      ))}
    </div>
  );
}

function NotSavedChange({ refused, side, seller, Instead }: NotSavedProps & { refused: Refused }) {
  const { t } = useTranslation('quoteRoom');
  const words = useRefusedWords();
  const change = withTitles(refused.change, words.titleOf, t('row.untitled'));
  return (
    <Banner
      tone="red"
      icon={IconAlertTriangle}
      actions={
        <>
          {change.lost.length > 0 && <CopyLost lost={change.lost} words={words} />}
          {Instead && <Instead lost={change.lost} onDone={refused.dismiss} />}
          <button type="button" className={controls['button']} onClick={refused.dismiss}>
            {t('refused.dismiss')}
          </button>
        </>
      }
    >
      <b>{t('refused.title', { count: Math.max(1, change.lost.length) })}</b>
      <p>
        {t('refused.inRow', { reason: t(`refused.reason.${reasonKey(change.code, side)}`, { seller }) })}{' '}
        {change.lost.length > 0 && t('refused.help')}
      </p>
      <LostValues lost={change.lost} words={words} />
    </Banner>
  );
}

/** Value by value: what it is about, what its author had made it, and what stands there. */
export function LostValues({ lost, words }: { lost: readonly LostValue[]; words: RefusedWords }) {
  const { t } = useTranslation('quoteRoom');
  return (
    <ul className={styles['lost']}>
      {lost.map((one) => {
        const { root, element, title, field, mine, actual } = one;
        return (
          <li key={`${root}.${element}.${field}`}>
            <p>
              <b>{[element === null ? '' : title, words.fieldName(field)].filter(Boolean).join(', ')}</b>
            </p>
            <p>{t(`refused.mine.${sentenceFor(one, mine)}`, { value: valueAsText(field, mine, words) })}</p>
            <p>
              {t(`refused.actual.${sentenceFor(one, actual)}`, { value: valueAsText(field, actual, words) })}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
