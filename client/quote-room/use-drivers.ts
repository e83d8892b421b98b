import { useCallback, useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElementId } from '#shared/ids.ts';
import type { PriceDriver } from '#shared/pricing/price-drivers.ts';
import { useSession } from '../sync/use-session.ts';
import { choiceDriver, driversOf, type Effect, effectsOf, isPlainAmount } from './drivers.ts';
import { useFigures } from './use-figures.ts';

const none: readonly PriceDriver[] = [];

/**
 * What the next choice about a component or section would do. Each is a pricing of the whole quote, so only what is
 * in sight is worked out, and after the change itself has been shown.
 */
export function useDrivers(id: ElementId, isInSight: boolean): readonly PriceDriver[] {
  const content = useDeferredValue(useSession((session) => (isInSight ? session.content : null)));
  const priced = useDeferredValue(useSession((session) => (isInSight ? session.priced : null)));
  return useMemo(() => (content && priced ? driversOf(content, priced, id) : none), [content, priced, id]);
}

/** "+1 200 kr, +80 kr/mo"; `null` where there is nothing to say. */
export function useEffectWords(): (driver: PriceDriver | undefined) => string | null {
  const { signed } = useFigures();
  return useCallback(
    (driver) => {
      const effects = driver && effectsOf(driver);
      return effects ? effects.map(({ net, period }) => signed(net, period)).join(', ') : null;
    },
    [signed],
  );
}

/** What leaving it out would save, where that is not just the amounts it is said to cost. */
export function useWithoutWords(): (
  drivers: readonly PriceDriver[],
  amounts: readonly Effect[],
) => string | null {
  const { t } = useTranslation('quoteRoom');
  const words = useEffectWords();
  return (drivers, amounts) => {
    const driver = choiceDriver(drivers);
    const effects = driver && effectsOf(driver);
    const effect = words(driver);
    if (!effects || effect === null || isPlainAmount(effects, amounts)) return null;
    return t('effect.without', { effect });
  };
}
