import { lazy, Suspense } from 'react';
import { formatDifference } from '#shared/money/format-money.ts';
import type { DifferenceOrigin, MarginPair } from '#shared/protocol/versions-api.ts';
import { type ComparedElement, isChanged } from '#shared/quote/compare/comparison.ts';
import { Money } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { isWords, wordsOf } from './cause-words.ts';
import styles from './changes.module.css';
import { DifferenceBar } from './difference-bar.tsx';
import { MarginCell } from './margin-cell.tsx';
import { CauseLine, OriginLine } from './origin-line.tsx';
import { SideCell } from './side-cell.tsx';
import { useCompared } from './versions-context.ts';

const RewrittenWords = lazy(async () => ({ default: (await import('./text-changes.tsx')).RewrittenWords }));

interface ElementRowProps {
  element: ComparedElement<DifferenceOrigin>;
  margin?: MarginPair | undefined;
}

/** One element of the quote in both versions: what it was and is, who made it so, and what that does to the sum. */
export function ElementRow({ element, margin }: ElementRowProps) {
  const { t } = useTranslation('versions');
  const { before, after, currency, decimals } = useCompared();
  const { amounts, causes } = element;
  const difference = amounts?.firstYear.difference ?? null;
  const words = causes.filter(isWords);
  return (
    <tr className={isChanged(element) ? '' : styles['unchanged']}>
      <th scope="row">
        <span className={styles['name']}>{useElementTitle(element)}</span>
        {causes.map((cause) => (
          <CauseLine
            key={`${cause.kind} ${cause.field}`}
            cause={cause}
            isAlternative={element.kind === 'component' && element.isAlternative}
            isNamed={isNamedAfter(element, cause.field)}
          />
        ))}
        {causes.length === 0 && isChanged(element) && (
          <OriginLine origin={null}>
            {t(element.kind === 'component' ? 'cause.term' : 'cause.follows')}
          </OriginLine>
        )}
        {words.length > 0 && (
          <Suspense>
            {words.map((cause) => (
              <RewrittenWords key={cause.field} before={wordsOf(cause.before)} after={wordsOf(cause.after)} />
            ))}
          </Suspense>
        )}
      </th>
      <td className={styles['figure']} data-label={before}>
        <ElementSide element={element} which="before" />
      </td>
      <td className={`${styles['figure']} ${styles['now']}`} data-label={after}>
        <ElementSide element={element} which="after" />
      </td>
      <td className={styles['bar']}>{difference !== null && <DifferenceBar difference={difference} />}</td>
      <td className={`${styles['figure']} ${styles['difference']}`} data-label={t('table.over')}>
        {difference !== null && difference !== 0 && (
          <span className="num">{formatDifference(difference, currency, decimals)}</span>
        )}
      </td>
      <MarginCell margin={margin} />
    </tr>
  );
}

function useElementTitle(element: ComparedElement<DifferenceOrigin>): string {
  const { t } = useTranslation('versions');
  const title = element.title || t('table.untitled');
  if (element.kind === 'component' || (element.kind === 'section' && element.isBundle)) return title;
  if (element.kind === 'section') {
    return t(element.amounts === null ? 'table.section' : 'table.sectionDiscount', { title });
  }
  if (element.kind === 'choiceGroup') return t('table.group', { title });
  return t(`part.${element.kind}`);
}

/** Whether the title of the row says already what the field is. */
function isNamedAfter({ kind, amounts }: ComparedElement<DifferenceOrigin>, field: string | null): boolean {
  if (kind === 'section') return field === 'discountPercent' && amounts !== null;
  return field === kind || (field === 'quoteAdjustments' && (kind === 'allowances' || kind === 'charges'));
}

/** Whatever is no component has no amount but over the first year. */
function ElementSide({
  element,
  which,
}: {
  element: ComparedElement<DifferenceOrigin>;
  which: 'before' | 'after';
}) {
  const { currency, decimals } = useCompared();
  if (element.kind === 'component') {
    return <SideCell side={element[which]} isAlternative={element.isAlternative} />;
  }
  const amount = element.amounts?.firstYear[which];
  return amount === undefined ? null : <Money amount={amount} currency={currency} decimals={decimals} />;
}
