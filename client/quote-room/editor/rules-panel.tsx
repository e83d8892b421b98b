import type { ElementId } from '#shared/ids.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import styles from '../fields/details.module.css';
import { Fold } from './fold.tsx';
import { IssueNotes } from './issue-notes.tsx';
import type { PanelProps } from './panel.ts';
import { RuleField } from './rule-field.tsx';
import { useIssues } from './use-issues.ts';

const kinds = ['requires', 'excludes'] as const;

/** Which components this one cannot do without, and which it cannot stand beside. */
export function RulesPanel({ component, onPatch }: PanelProps) {
  const { t } = useTranslation('quoteRoom');
  const components = useSession((session) => session.content.components);
  const issues = useIssues(component.id).filter(({ field }) => kinds.some((kind) => kind === field));
  const titleOf = (id: ElementId) => components.find((each) => each.id === id)?.title || t('row.untitled');
  const told = kinds.flatMap((kind) =>
    component[kind].length === 0
      ? []
      : t(`offer.rules.told.${kind}`, { titles: component[kind].map(titleOf).join(', ') }),
  );
  return (
    <Fold
      title={t('offer.rules.title')}
      summary={told.join('; ') || t('offer.none')}
      isWrong={issues.length > 0}
    >
      <div className={styles['pair']}>
        {kinds.map((kind) => (
          <RuleField
            key={kind}
            component={component}
            kind={kind}
            titleOf={titleOf}
            onChange={(ids) => onPatch({ [kind]: ids })}
          />
        ))}
      </div>
      <IssueNotes issues={issues} />
    </Fold>
  );
}
