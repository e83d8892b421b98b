import { useQuoteSession } from '../../sync/use-session.ts';
import { showToast } from '../../ui/toast.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { useFigures } from '../use-figures.ts';
import type { NumberRefusal } from './number-rules.ts';
import { reportRefusal } from './row-refusals.ts';

/** Says why what was typed was not taken: in the component's row, or in a toast where there is no row. */
export function useRefuse(element: string): (refusal: NumberRefusal, mine: string) => void {
  const { t } = useTranslation('quoteRoom');
  const session = useQuoteSession();
  const { number } = useFigures();
  return ({ why, bound }, mine) => {
    const { components } = session.getState().content;
    if (components.some(({ id }) => id === element)) reportRefusal(element, { why, bound, mine });
    else showToast(t(`refused.${why}`, { bound: number(bound || '0'), mine }));
  };
}
