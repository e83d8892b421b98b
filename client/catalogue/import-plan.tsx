import { Button } from '@mantine/core';
import type { CatalogueValues } from '#shared/catalogue/catalogue-item.ts';
import type { ImportPlan } from '#shared/catalogue/catalogue-row.ts';
import { sameValue } from '#shared/quote-doc/same-value.ts';
import styles from '../import/import.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { priceWords } from './catalogue-model.ts';
import { fieldWord } from './field-words.ts';

interface ImportPlanProps {
  plan: ImportPlan;
  /** Of the plan's rows, their places in the file. */
  places: readonly number[];
  leftOut: number;
  onLeaveOut: (rows: readonly number[]) => void;
}

const mostShown = 50;
const firstLine = 2;

/** What reading the file in will do, before it does. */
export function ImportPlanSummary({ plan, places, leftOut, onLeaveOut }: ImportPlanProps) {
  const { t } = useTranslation('catalogue');
  const { t: tImport } = useTranslation('import');
  const { added, changed, same, problems } = plan;
  return (
    <section className="card" aria-labelledby="import-plan">
      <h2 id="import-plan" className={styles['head']}>
        {t('import.plan')}
      </h2>
      <p className={styles['sum']}>
        {t('import.sum', { added: added.length, changed: changed.length, same, leftOut })}
      </p>
      {problems.length > 0 && (
        <ul className={styles['unfit']}>
          {problems.slice(0, mostShown).map(({ row, code }) => (
            <li key={`${row} ${code}`}>
              <span className={styles['error']}>
                {tImport('line', { line: (places[row] ?? 0) + firstLine })}: {t(`import.problem.${code}`)}
              </span>
              <Button size="xs" onClick={() => onLeaveOut([places[row] ?? -1])}>
                {tImport('leaveOut')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {changed.length > 0 && (
        <ul className={styles['changes']}>
          {changed.slice(0, mostShown).map(({ item, values }) => {
            const [before, after] = [priceWords(item.values), priceWords(values)];
            const fields = changedFields(item.values, values).map((field) => t(`field.${fieldWord(field)}`));
            return (
              <li key={item.id}>
                <b>{values.component.title}</b>
                <span>
                  {[...new Set(fields)].join(', ')}
                  {before !== after && (
                    <span className="num">
                      {' '}
                      ({before ?? '–'} → {after ?? '–'})
                    </span>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** By the names that `fieldWord` knows. */
function changedFields(before: CatalogueValues, after: CatalogueValues): string[] {
  const inside = (['component', 'costs'] as const).flatMap((part) =>
    Object.keys(after[part])
      .filter((key) => !sameValue(before[part][key as never], after[part][key as never]))
      .map((key) => `${part}.${key}`),
  );
  const whole = (['articleNumber', 'category', 'currency', 'archived'] as const).filter(
    (key) => before[key] !== after[key],
  );
  return [...whole, ...inside];
}
