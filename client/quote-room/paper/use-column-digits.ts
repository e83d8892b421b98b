import { useMemo } from 'react';
import { useSession } from '../../sync/use-session.ts';
import type { OutlineItem } from '../quote-outline.ts';
import { useFigures } from '../use-figures.ts';
import { amountDigits, type ColumnDigits, priceDigits } from './section-figures.ts';

/** How many decimals the figures of a section show. Numbers, so that nothing renders while they stay the same. */
export function useColumnDigits(items: readonly OutlineItem[]): ColumnDigits {
  const components = useMemo(
    () => items.flatMap((item) => (item.kind === 'component' ? [item.component] : item.members)),
    [items],
  );
  const { basis } = useFigures();
  const amount = useSession(({ priced }) => amountDigits(components, priced, basis));
  const price = useSession(({ priced }) => priceDigits(components, priced));
  return useMemo(() => ({ price, amount }), [price, amount]);
}
