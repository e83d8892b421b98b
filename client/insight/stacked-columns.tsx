import styles from './chart.module.css';

interface StackedColumnsProps {
  label: string;
  /** What the figures on the columns are in. */
  unit: string;
  /** What stands on a column. */
  say: (pile: number) => string;
  /** From the bottom up. */
  series: readonly { readonly name: string }[];
  /** `parts`: one per series, all of one unit. */
  columns: readonly { readonly name: string; readonly parts: readonly number[] }[];
}

const [width, height, foot, head] = [520, 190, 22, 18];

/** Columns of stacked parts. The table beside it says the same; parts stand in the order of the legend. */
export function StackedColumns({ label, unit, say, series, columns }: StackedColumnsProps) {
  const whole = columns.map(({ parts }) => heightOf(parts));
  const highest = Math.max(1, ...whole);
  const scale = (height - foot - head) / highest;
  const step = width / columns.length;
  return (
    <figure className={styles['figure']}>
      <p className={styles['unit']}>{unit}</p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        className={`${styles['svg']} ${styles['columns']}`}
      >
        <line x1="0" x2={width} y1={height - foot} y2={height - foot} className={styles['axis']} />
        {columns.map(({ name, parts }, column) => {
          const [x, middle] = [column * step + step * 0.22, column * step + step / 2];
          return (
            <g key={name}>
              {parts.map((part, i) => {
                const below = heightOf(parts.slice(0, i));
                return (
                  <rect
                    key={series[i]?.name}
                    x={x}
                    width={step * 0.56}
                    y={height - foot - (below + part) * scale}
                    height={Math.max(0, part * scale - (part > 0 ? 1.5 : 0))}
                    className={styles[`fill${i % 3}`]}
                  />
                );
              })}
              {(whole[column] ?? 0) > 0 && (
                <text
                  x={middle}
                  y={height - foot - (whole[column] ?? 0) * scale - 5}
                  className={styles['value']}
                >
                  {say(whole[column] ?? 0)}
                </text>
              )}
              <text x={middle} y={height - 6} className={styles['name']}>
                {name}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className={styles['legend']}>
        {series.map(({ name }, i) => (
          <span key={name}>
            <i className={styles[`fill${i % 3}`]} aria-hidden="true" />
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** How high a pile is. */
function heightOf(parts: readonly number[]): number {
  let pile = 0;
  for (const part of parts) pile += part;
  return pile;
}
