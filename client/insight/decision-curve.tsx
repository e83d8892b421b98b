import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { fewestForCurve } from '#shared/insight/case-views.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { useTranslation } from '../ui/use-translation.ts';
import chart from './chart.module.css';
import { FigureButton } from './figure-button.tsx';
import { percentOf } from './figures.ts';
import styles from './insight.module.css';

type Curves = EndpointAnswer<'insightAge'>['curves'];
type Steps = NonNullable<Curves[number]['steps']>;

const [width, height, left, foot] = [520, 170, 34, 22];
const tableDays = [7, 14, 30, 60, 90] as const;

/** The share won and the share lost by day since first sent: they compete, and together are never more than all. */
export function DecisionCurve({ curves }: { curves: Curves }) {
  const { t } = useTranslation('insight');
  const [size, setSize] = useState<Curves[number]['size']>('all');
  const curve = curves.find((one) => one.size === size);
  if (!curve) return null;
  const { steps, decided, offered } = curve;
  return (
    <>
      <div className={`${styles['head']} ${styles['second']}`}>
        <h3>{t('curve.title')}</h3>
        <NativeSelect
          size="xs"
          aria-label={t('curve.size')}
          value={size}
          onChange={({ currentTarget: { value } }) =>
            setSize(curves.find((one) => one.size === value)?.size ?? 'all')
          }
          data={curves.map((one) => ({ value: one.size, label: t(`size.${one.size}`) }))}
        />
      </div>
      <p className={styles['note']}>
        <FigureButton view="age" cell={offered.cell} label={t('curve.title')}>
          {t('curve.counted', { count: offered.count, decided: decided.count })}
        </FigureButton>
      </p>
      {steps === null ? (
        <p className={styles['few']}>{t('curve.tooFew', { fewest: fewestForCurve })}</p>
      ) : (
        <Curve steps={steps} />
      )}
    </>
  );
}

function Curve({ steps }: { steps: Steps }) {
  const { t } = useTranslation('insight');
  const last = Math.max(1, steps.at(-1)?.day ?? 1);
  const x = (day: number) => left + (day / last) * (width - left);
  const y = (share: number) => (1 - share) * (height - foot - 8) + 8;
  const path = (of: 'won' | 'lost') =>
    `M${x(0)} ${y(0)}${steps.map((step) => `H${x(step.day)}V${y(step[of])}`).join('')}`;
  const at = (day: number) => steps.findLast((step) => step.day <= day);
  return (
    <figure className={chart['figure']}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('curve.chart')}
        className={chart['svg']}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line x1={left} x2={width} y1={y(share)} y2={y(share)} className={chart['grid']} />
            <text x={left / 2 - 2} y={y(share) + 4} className={chart['name']}>
              {t('rate.percent', { percent: percentOf(share) })}
            </text>
          </g>
        ))}
        <path d={path('won')} className={chart['won']} />
        <path d={path('lost')} className={chart['lost']} />
        <text x={x(0) + 12} y={height - 4} className={chart['name']}>
          0
        </text>
        <text x={width - 30} y={height - 4} className={chart['name']}>
          {t('curve.day', { day: last })}
        </text>
      </svg>
      <figcaption className={chart['legend']}>
        {(['won', 'lost'] as const).map((of) => (
          <span key={of}>
            <svg viewBox="0 0 22 8" aria-hidden="true">
              <path d="M0 4H22" className={chart[of]} />
            </svg>
            {t(`curve.${of}`)}
          </span>
        ))}
      </figcaption>
      <table className={`${styles['table']} ${styles['lined']}`}>
        <thead>
          <tr>
            <th scope="col">{t('curve.days')}</th>
            <th scope="col" className={styles['right']}>
              {t('curve.won')}
            </th>
            <th scope="col" className={styles['right']}>
              {t('curve.lost')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tableDays
            .filter((day) => day <= last)
            .map((day) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                {(['won', 'lost'] as const).map((of) => (
                  <td key={of} className={`num ${styles['right']}`}>
                    {t('rate.percent', { percent: percentOf(at(day)?.[of] ?? 0) })}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  );
}
