import styles from './money.module.css';
import { useFigures } from './use-figures.ts';
import { useTween } from './use-tween.ts';

interface TotalProps {
  amount: number;
  labelledBy: string;
  className?: string | undefined;
}

/** The one big figure. It runs to its new value; it is announced with the change that caused it, not by itself. */
export function Total({ amount, labelledBy, className = styles['total'] }: TotalProps) {
  const { money } = useFigures();
  const shown = useTween(amount);
  return (
    <output className={`${className} num`} aria-live="off" aria-labelledby={labelledBy}>
      {money(shown)}
    </output>
  );
}
