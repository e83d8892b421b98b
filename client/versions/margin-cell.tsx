import { formatPercent } from '#shared/money/format-number.ts';
import type { MarginPair } from '#shared/protocol/versions-api.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './changes.module.css';
import { useCompared } from './versions-context.ts';

/** Private, and only where the viewer has margins at all: "31 % to 25 %". */
export function MarginCell({ margin }: { margin?: MarginPair | undefined }) {
  const { t } = useTranslation('versions');
  const { hasMargins } = useCompared();
  if (!hasMargins) return null;
  return (
    <td className={styles['private']} data-label={t('table.margin')}>
      {margin && <span className="num">{words(margin, t)}</span>}
    </td>
  );
}

function words(
  { before, after }: MarginPair,
  t: (key: 'table.marginFromTo', values: { before: string; after: string }) => string,
): string {
  if (before !== null && after !== null && before !== after) {
    return t('table.marginFromTo', { before: formatPercent(before), after: formatPercent(after) });
  }
  const one = after ?? before;
  return one === null ? '' : formatPercent(one);
}
