import { createContext, useCallback, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ElementId } from '#shared/ids.ts';
import type { PriceDriver } from '#shared/pricing/price-drivers.ts';
import { useQuoteSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import { useFigures } from '../use-figures.ts';
import { choiceDriver, type Effect, effectsOf, isPlainAmount } from './drivers.ts';
import { DriversBoard } from './drivers-board.ts';

const BoardContext = createContext<DriversBoard | null>(null);
export const DriversProvider = BoardContext.Provider;

/** The board of the session's quote, for a provider around its rows. */
export function useDriversBoard(): DriversBoard {
  const session = useQuoteSession();
  const board = useMemo(() => new DriversBoard(() => session.getState(), whenIdle), [session]);
  useEffect(
    () =>
      session.watch(
        ({ content, priced }) => [content, priced],
        () => board.changed(),
      ),
    [session, board],
  );
  return board;
}

const ignore = () => () => {};

/** What the next choice about a component or section would do. Only what is in sight is worked out. */
export function useDrivers(id: ElementId, isInSight: boolean): readonly PriceDriver[] {
  const board = useContext(BoardContext);
  if (!board) throw new Error('No choices are thought ahead here: render it under DriversProvider.');
  const watch = useCallback((tell: () => void) => board.watch(id, tell), [board, id]);
  return useSyncExternalStore(isInSight ? watch : ignore, () => board.of(id));
}

/** "+1 200 kr, +80 kr/mo"; `null` where there is nothing to say. */
export function useEffectWords(): (driver: PriceDriver | undefined) => string | null {
  const { signed, basis } = useFigures();
  return useCallback(
    (driver) => {
      const effects = driver && effectsOf(driver, basis);
      return effects ? effects.map(({ amount, period }) => signed(amount, period)).join(', ') : null;
    },
    [signed, basis],
  );
}

/** What leaving it out would save, where that is not just the amounts it is said to cost. */
export function useWithoutWords(): (
  drivers: readonly PriceDriver[],
  amounts: readonly Effect[],
) => string | null {
  const { t } = useTranslation('quoteRoom');
  const words = useEffectWords();
  const { basis } = useFigures();
  return (drivers, amounts) => {
    const driver = choiceDriver(drivers);
    const effects = driver && effectsOf(driver, basis);
    const effect = words(driver);
    if (!effects || effect === null || isPlainAmount(effects, amounts)) return null;
    return t('effect.without', { effect });
  };
}
