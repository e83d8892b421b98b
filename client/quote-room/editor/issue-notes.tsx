import { IconAlertTriangle } from '@tabler/icons-react';
import type { Issue } from '#shared/pricing/priced-quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from '../fields/notes.module.css';

/** What is wrong, in words, where it can be put right. */
export function IssueNotes({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation('quoteRoom');
  const components = useSession((session) => session.content.components);
  const titleOf = (id: string | undefined) =>
    components.find((component) => component.id === id)?.title || t('row.untitled');
  return issues.map(({ code, field, element, other }) => (
    <p key={`${code} ${field} ${other}`} className={styles['note']}>
      <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
      <span>{t(`offer.issue.${code}`, { title: titleOf(element ?? undefined), other: titleOf(other) })}</span>
    </p>
  ));
}
