import type { ElementId } from '#shared/ids.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { rulePhrase } from '../picks.ts';
import { useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';
import styles from './money-row.module.css';
import { MoneyRow } from './money-row.tsx';

/** While something is still to be chosen the total is a range: between what, and what it waits for. */
export function OpenGroupsRow({ onGo }: { onGo: (id: ElementId) => void }) {
  const { t } = useTranslation('quoteRoom');
  const { money } = useShownFigures();
  const { content, priced } = useShownQuote();
  const { range, issues } = priced;
  if (range === null) return null;
  const undecided = new Set(
    issues.filter(({ code }) => code === 'group-undecided').map(({ element }) => element),
  );
  const open = content.choiceGroups.filter(({ id }) => undecided.has(id));
  return (
    <MoneyRow label={t('explain.open', { count: open.length })} figure="" isRuled>
      <p>{t('explain.openTold', { from: money(range.from), to: money(range.to) })}</p>
      <ul className={styles['listed']}>
        {open.map((group) => {
          const rule = rulePhrase(group);
          return (
            <li key={group.id}>
              <button type="button" className={styles['link']} data-looks onClick={() => onGo(group.id)}>
                {group.title || t('group.untitled')}
              </button>
              <span className={styles['amounts']}>{t(`group.${rule.key}`, rule)}</span>
            </li>
          );
        })}
      </ul>
    </MoneyRow>
  );
}
