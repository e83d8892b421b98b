import type { ChoiceFigures } from '#shared/protocol/choices-api.ts';
import { useTranslation } from '../ui/use-translation.ts';
import chart from './chart.module.css';

/** From 60 % of the list price to 110 %; what lies beyond stands at the edge. */
const [from, to] = [0.6, 1.1];
const ticks = [0.7, 0.8, 0.9, 1] as const;
const place = (share: number) => `${(100 * (Math.min(to, Math.max(from, share)) - from)) / (to - from)}%`;
const width = (low: number, high: number) =>
  `${(100 * (Math.min(to, Math.max(from, high)) - Math.min(to, Math.max(from, low)))) / (to - from)}%`;

interface PriceLaneProps {
  paid: NonNullable<ChoiceFigures['paid']>;
  proposed: readonly number[];
  label: string;
}

/** The middle four of five prices, their median, and the proposals of customers as rings. */
export function PriceLane({ paid, proposed, label }: PriceLaneProps) {
  return (
    <svg className={chart['svg']} height="18" width="100%" role="img" aria-label={label}>
      {ticks.map((tick) => (
        <line
          key={tick}
          x1={place(tick)}
          x2={place(tick)}
          y1="0"
          y2="18"
          className={tick === 1 ? chart['list'] : chart['grid']}
        />
      ))}
      <rect
        x={place(paid.low)}
        width={width(paid.low, paid.high)}
        y="5"
        height="8"
        rx="4"
        className={chart['band']}
      />
      <rect x={place(paid.median)} y="2" width="3" height="14" rx="1" className={chart['median']} />
      {proposed.map((share, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two proposals of one price are told apart by nothing else.
        <circle key={i} cx={place(share)} cy="9" r="3.5" className={chart['proposal']} />
      ))}
    </svg>
  );
}

/** What the places on the lanes mean. */
export function PriceScale() {
  const { t } = useTranslation('insight');
  return (
    <svg className={chart['svg']} height="14" width="100%" role="img" aria-label={t('price.scale')}>
      {ticks.map((tick) => (
        <text key={tick} x={place(tick)} y="11" className={chart['tick']}>
          {tick === 1 ? t('price.list') : t('rate.percent', { percent: Math.round(tick * 100) })}
        </text>
      ))}
    </svg>
  );
}
