import { type ReactNode, useState } from 'react';
import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { firstFew } from './home-model.ts';

/** The first few of what waits, and what to press for the others; nothing where there are no others. */
export function useFirst<T>(waiting: readonly T[]): {
  readonly first: readonly T[];
  readonly more: ReactNode;
} {
  const { t } = useTranslation('tasks');
  const [showsAll, setShowsAll] = useState(false);
  const { first, more } = firstFew(waiting, showsAll);
  return {
    first,
    more: more > 0 && (
      <p>
        <button
          type="button"
          className={`${controls['button']} ${controls['quiet']}`}
          onClick={() => setShowsAll(true)}
        >
          {t('more', { count: more })}
        </button>
      </p>
    ),
  };
}
