/** The last two columns of a table of figures: how many deals, which open to their rows, and what they come to. */
import type { CaseView } from '#shared/insight/case-views.ts';
import type { Figure } from '#shared/protocol/insight-api.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { FigureButton } from './figure-button.tsx';
import styles from './insight.module.css';
import { Sums } from './sums.tsx';

export function DealsAndAmountHeads() {
  const { t } = useTranslation('insight');
  return (
    <>
      <th scope="col" className={styles['right']}>
        {t('hygiene.deals')}
      </th>
      <th scope="col" className={styles['right']}>
        {t('rows.amount')}
      </th>
    </>
  );
}

interface DealsAndAmountProps {
  view: CaseView;
  figure: Figure;
  /** What the figure is of, for those who hear it alone. */
  label: string;
}

export function DealsAndAmount({ view, figure, label }: DealsAndAmountProps) {
  return (
    <>
      <td className={styles['right']}>
        <FigureButton view={view} cell={figure.cell} label={label}>
          {String(figure.count)}
        </FigureButton>
      </td>
      <td className={`num ${styles['right']}`}>
        <Sums figure={figure} />
      </td>
    </>
  );
}
