import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { refusedAsText, valueAsText } from '../sync/refused-as-text.ts';
import type { RefusedChange } from '../sync/session-state.ts';
import { useQuoteSession, useSession } from '../sync/use-session.ts';
import { showToast } from '../ui/toast.tsx';
import styles from './banner.module.css';
import { Banner } from './banner.tsx';
import controls from './controls.module.css';
import { firstName } from './names.ts';
import { reasonKey } from './refusal-words.ts';
import { useRoom } from './room-context.ts';
import { useRefusedWords } from './use-refused-words.ts';

/** What the server did not take: rolled back on the paper, kept here for its author to copy. */
export function NotSaved() {
  const refused = useSession((session) => session.refused);
  if (refused.length === 0) return null;
  return (
    <div role="alert">
      {refused.map((change) => (
        <NotSavedChange key={change.id} change={change} />
      ))}
    </div>
  );
}

function NotSavedChange({ change }: { change: RefusedChange }) {
  const { t } = useTranslation('quoteRoom');
  const { side, quote } = useRoom();
  const session = useQuoteSession();
  const words = useRefusedWords();
  const copy = async () => {
    await navigator.clipboard.writeText(refusedAsText(change, words));
    showToast(t('toast.copied'));
  };
  return (
    <Banner
      tone="red"
      icon={IconAlertTriangle}
      actions={
        <>
          {change.lost.length > 0 && (
            <button type="button" className={controls['button']} onClick={() => void copy()}>
              {t('refused.copyAll')}
            </button>
          )}
          <button
            type="button"
            className={controls['button']}
            onClick={() => session.dismissRefused(change.id)}
          >
            {t('refused.dismiss')}
          </button>
        </>
      }
    >
      <b>{t('refused.title', { count: Math.max(1, change.lost.length) })}</b>
      <p>
        {t('refused.inRow', {
          reason: t(`refused.reason.${reasonKey(change.code, side)}`, {
            seller: firstName(quote.owner.name),
          }),
        })}{' '}
        {change.lost.length > 0 && t('refused.help')}
      </p>
      <ul className={styles['lost']}>
        {change.lost.map((lost) => (
          <li key={`${lost.element}.${lost.field}`}>
            <p>
              <b>{[lost.title, words.fieldName(lost.field)].filter(Boolean).join(', ')}</b>
            </p>
            <p>{t('refused.mine', { mine: valueAsText(lost.mine, words) })}</p>
            <p>{t('refused.actual', { actual: valueAsText(lost.actual, words) })}</p>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
