import type { ReactNode } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { choiceDriver } from '../money/drivers.ts';
import { useDrivers, useEffectWords } from '../money/use-drivers.ts';
import { useInSight } from './use-in-sight.ts';

interface ChoiceEffectProps {
  id: ElementId;
  /** Until that is known, and where the choice would do nothing. */
  children: ReactNode;
}

/** What choosing it would do to the totals, after all discounts: "+10 800 kr". */
export function ChoiceEffect({ id, children }: ChoiceEffectProps) {
  const { ref, isInSight } = useInSight<HTMLSpanElement>();
  const words = useEffectWords();
  const effect = words(choiceDriver(useDrivers(id, isInSight)));
  return <span ref={ref}>{effect ?? children}</span>;
}
