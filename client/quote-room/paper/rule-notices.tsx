import { IconLink, IconLinkOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ElementId } from '#shared/ids.ts';
import type { UnmetRule } from '#shared/pricing/choice-rules.ts';
import { type RuleFix, ruleFixes } from '#shared/pricing/rule-fixes.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { shownTitle } from '../money/left-out.ts';
import { useRoom } from '../room-context.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import styles from './rule-notices.module.css';

const icons = { requires: IconLink, excludes: IconLinkOff } as const;

/** Rules between components that the present choice does not follow, each with the ways out in one press. */
export function RuleNotices({ rules }: { rules: readonly UnmetRule[] }) {
  return rules.map((rule) => <RuleNotice key={`${rule.kind} ${rule.other}`} rule={rule} />);
}

/** All of them beside the total, so that a rule is seen however far its rows lie from what was just chosen. */
export function RulesToSettle() {
  const rules = useSession((session) => session.priced.unmetRules);
  if (rules.length === 0) return null;
  return (
    <div className={styles['all']}>
      {rules.map((rule) => (
        <RuleNotice key={`${rule.kind} ${rule.component} ${rule.other}`} rule={rule} isAgain />
      ))}
    </div>
  );
}

interface RuleNoticeProps {
  rule: UnmetRule;
  /** Said elsewhere too, so it is not announced once more. */
  isAgain?: boolean;
}

function RuleNotice({ rule, isAgain = false }: RuleNoticeProps) {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const content = useSession((session) => session.content);
  const fixes = useMemo(() => ruleFixes(content, rule), [content, rule]);
  const titleOf = (id: ElementId) => shownTitle(content, id, mode === 'build') || t('row.untitled');
  const titles = (ids: readonly ElementId[]) => [...new Set(ids.map(titleOf))].join(', ');
  const Icon = icons[rule.kind];
  const words = (fix: RuleFix) =>
    [
      fix.selects.length > 0 && t('rules.choose', { titles: titles(fix.selects) }),
      fix.deselects.length > 0 && t('rules.leaveOut', { titles: titles(fix.deselects) }),
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <div className={styles['notice']} role={isAgain || mode === 'read' ? undefined : 'status'}>
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
