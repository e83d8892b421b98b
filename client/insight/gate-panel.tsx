import { useQuery } from '@tanstack/react-query';
import type { Spread } from '#shared/protocol/insight-api.ts';
import { query } from '../api/queries.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { FigureButton } from './figure-button.tsx';
import { decimalOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { useInsightSearch } from './use-insight-search.ts';

/** The first estimate of value and close against what became of it. */
export function GatePanel() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const gate = useQuery(query('insightGate', { query: filter }));
  const line = (name: 'value' | 'close', { cell, n, median, low, high }: Spread, digits: number) => (
    <tr>
      <th scope="row">{t(`gate.${name}`)}</th>
      <td className={styles['right']}>
        <FigureButton view="gate" cell={cell} label={t(`gate.${name}`)}>
          {String(n)}
        </FigureButton>
      </td>
      {Object.entries({ low, median, high }).map(([column, value]) => (
        <td key={column} className={`num ${styles['right']} ${column === 'median' ? '' : styles['wide']}`}>
          {value === null ? t('tooFew') : decimalOf(value, digits)}
        </td>
      ))}
    </tr>
  );
  return (
    <Panel title={t('gate.title')} text={t('gate.text')} file="gate">
      <Loaded query={gate}>
        {({ value, close }) => (
          <table className={`${styles['table']} ${styles['lined']}`}>
            <thead>
              <tr>
                <th scope="col">{t('gate.what')}</th>
                {(['n', 'low', 'median', 'high'] as const).map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className={`${styles['right']} ${column === 'low' || column === 'high' ? styles['wide'] : ''}`}
                  >
                    {t(`gate.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {line('value', value, 2)}
              {line('close', close, 0)}
            </tbody>
          </table>
        )}
      </Loaded>
    </Panel>
  );
}
