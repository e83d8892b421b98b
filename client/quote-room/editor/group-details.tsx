import type { ChoiceGroup } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { DetailNumber } from '../fields/detail-number.tsx';
import styles from '../fields/details.module.css';
import notes from '../fields/notes.module.css';
import type { NumberRule } from '../fields/number-rules.ts';
import { SelectField } from '../fields/select-field.tsx';
import { useRoomEdit } from '../use-room-edit.ts';
import { boundsOf, type GroupRule, groupRules, ruleOf } from './group-rules.ts';
import { IssueNotes } from './issue-notes.tsx';
import { useIssues } from './use-issues.ts';

const whole = (min: number, max: number): NumberRule => ({ min: String(min), max: String(max), decimals: 0 });

/** How many of the alternatives may be picked, and whether that stays the customer's to choose. */
export function GroupDetails({ group, onDone }: { group: ChoiceGroup; onDone: () => void }) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const issues = useIssues(group.id);
  const members = useSession(
    ({ content }) => content.components.filter(({ groupId }) => groupId === group.id).length,
  );
  const { id, min, max } = group;
  const rule = ruleOf(group, members);
  const patch = (values: Partial<Omit<ChoiceGroup, 'id'>>) => edit.patchGroup(id, values);
  return (
    <fieldset
      className={styles['details']}
      aria-label={t('details.label', { title: group.title || t('group.untitled') })}
    >
      <div className={styles['fields']}>
        <SelectField<GroupRule>
          label={t('offer.group.rule')}
          isBroad
          value={rule}
          options={groupRules.map((value) => ({ value, label: t(`offer.group.rules.${value}`) }))}
          onChange={(value) => patch(boundsOf(value, members, group))}
        />
        {rule === 'between' && (
          <>
            <DetailNumber
              element={id}
              field="min"
              label={t('offer.group.min')}
              value={String(min)}
              rule={whole(0, max)}
              onCommit={(value) => value !== null && patch({ min: Number(value) })}
            />
            <DetailNumber
              element={id}
              field="max"
              label={t('offer.group.max')}
              value={String(max)}
              rule={whole(Math.max(1, min), 50)}
              onCommit={(value) => value !== null && patch({ max: Number(value) })}
            />
          </>
        )}
      </div>
      <p className={notes['hint']}>{t(`offer.group.hint.${rule}`)}</p>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          className={controls['box']}
          checked={group.staysOpen}
          onChange={(event) => patch({ staysOpen: event.currentTarget.checked })}
        />
        {t('offer.choice.staysOpen')}
      </label>
      <IssueNotes issues={issues} />
      <div className={styles['end']}>
        <button type="button" className={controls['button']} onClick={onDone}>
          {t('details.done')}
        </button>
      </div>
    </fieldset>
  );
}
