import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import controls from '../quote-room/controls.module.css';
import { shown } from './home-model.ts';

/** The first few of what waits, and what to press for the others; `null` where there are no others. */
export function useFirst<T>(waiting: readonly T[]): {
  readonly first: readonly T[];
  readonly more: ReactNode;
} {
  const { t } = useTranslation('tasks');
  const [showsAll, setShowsAll] = useState(false);
  const hidden = waiting.length - shown;
  if (showsAll || hidden <= 0) return { first: waiting, more: null };
  return {
    first: waiting.slice(0, shown),
    more: (
      <p>
        <button
          type="button"
          className={`${controls['button']} ${controls['quiet']}`}
          onClick={() => setShowsAll(true)}
        >
          {t('more', { count: hidden })}
        </button>
      </p>
    ),
  };
}
