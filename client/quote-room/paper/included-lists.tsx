import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { Component } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from './row-extras.module.css';

export function hasLists(component: Component): boolean {
  return component.included.length > 0 || component.notIncluded.length > 0;
}

/** What one gets with a component, and what one might have expected but does not get. */
export function IncludedLists({ component }: { component: Component }) {
  const { t } = useTranslation('quoteRoom');
  return (
    <div className={`${styles['inset']} ${styles['lists']}`}>
      <ItemList heading={t('row.included')} items={component.included} icon={IconCheck} />
      <ItemList
        heading={t('row.notIncluded')}
        items={component.notIncluded}
        icon={IconMinus}
        className={styles['without']}
      />
    </div>
  );
}

interface ItemListProps {
  heading: string;
  items: readonly string[];
  icon: typeof IconCheck;
  className?: string | undefined;
}

function ItemList({ heading, items, icon: Icon, className = '' }: ItemListProps) {
  if (items.length === 0) return null;
  return (
    <div className={className}>
      <h3>{heading}</h3>
      <ul>
        {[...new Set(items)].map((item) => (
          <li key={item}>
            <Icon size={14} stroke={1.75} aria-hidden />
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}
