import { Link } from '@tanstack/react-router';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';
import type { BoardSearch } from './board-search.ts';

/** The ways to look at what is under way, and at what may be one day. What is filtered stays so from one to the next. */
export function PipelineTabs({ search }: { search: BoardSearch }) {
  const { t } = useTranslation('pipeline');
  const { view: _, ...board } = search;
  const { owner } = search;
  // The board and the list differ in their search alone; what else filters makes no other tab of a page.
  const tab = (name: 'board' | 'list' | 'outstanding' | 'waiting') => ({
    className: styles['tab'] ?? '',
    activeOptions: { exact: true, includeSearch: name === 'board' || name === 'list' },
    children: t(`tabs.${name}`),
  });
  return (
    <nav aria-label={t('tabs.label')} className={styles['tabs']}>
      <Link to="/pipeline/board" search={board} {...tab('board')} />
      <Link to="/pipeline/board" search={{ ...board, view: 'list' }} {...tab('list')} />
      <Link to="/pipeline" search={owner === undefined ? {} : { owner }} {...tab('outstanding')} />
      <Link to="/pipeline/waiting" {...tab('waiting')} />
    </nav>
  );
}
