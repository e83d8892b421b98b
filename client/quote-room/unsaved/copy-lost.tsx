import { type RefusedWords, refusedAsText } from '../../sync/refused-as-text.ts';
import type { LostValue } from '../../sync/session-state.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';

/** Puts what did not get through on the clipboard, one value a line, so that its author can send it another way. */
export function CopyLost({ lost, words }: { lost: readonly LostValue[]; words: RefusedWords }) {
  const { t } = useTranslation('quoteRoom');
  const copy = async () => {
    await navigator.clipboard.writeText(refusedAsText(lost, words));
    showToast(t('toast.copied'));
  };
  return (
    <button type="button" className={controls['button']} onClick={() => void copy()}>
      {t('refused.copyAll')}
    </button>
  );
}
