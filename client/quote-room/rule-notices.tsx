import { IconLink, IconLinkOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElementId } from '#shared/ids.ts';
import type { UnmetRule } from '#shared/pricing/choice-rules.ts';
import { type RuleFix, ruleFixes } from '#shared/pricing/rule-fixes.ts';
import { useSession } from '../sync/use-session.ts';
import controls from './controls.module.css';
import { useRoom } from './room-context.ts';
import styles from './rule-notices.module.css';
import { useRoomEdit } from './use-room-edit.ts';

const icons = { requires: IconLink, excludes: IconLinkOff } as const;

/** Rules between components that the present choice does not follow, each with the ways out in one press. */
export function RuleNotices({ id }: { id: ElementId }) {
  const rules = useSession((session) => session.priced.unmetRules);
  return rules
    .filter((rule) => rule.component === id)
    .map((rule) => <RuleNotice key={`${rule.kind} ${rule.other}`} rule={rule} />);
}

function RuleNotice({ rule }: { rule: UnmetRule }) {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const content = useSession((session) => session.content);
  const fixes = useMemo(() => ruleFixes(content, rule), [content, rule]);
  const titleOf = (id: ElementId) =>
    content.components.find((each) => each.id === id)?.title || t('row.untitled');
  const Icon = icons[rule.kind];
  const words = (fix: RuleFix) =>
    [
      fix.selects.length > 0 && t('rules.choose', { titles: fix.selects.map(titleOf).join(', ') }),
      fix.deselects.length > 0 && t('rules.leaveOut', { titles: fix.deselects.map(titleOf).join(', ') }),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <div className={styles['notice']} role="status">
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className={styles['words']}>
        {t(`rules.${rule.kind}`, { title: titleOf(rule.component), other: titleOf(rule.other) })}
        {fixes.length === 0 && mode === 'build' && ` ${t('rules.noFix')}`}
      </span>
      {mode !== 'read' && (
        <span className={styles['fixes']}>
          {fixes.map((fix) => (
            <button
              key={words(fix)}
              type="button"
              className={controls['button']}
              onClick={() => edit.choose(fix.patch)}
            >
              {words(fix)}
            </button>
          ))}
        </span>
      )}
    </div>
  );
}
