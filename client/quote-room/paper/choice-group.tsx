import { IconCircleDot, IconPlus } from '@tabler/icons-react';
import { memo, useCallback, useState } from 'react';
import type { ChoiceGroup, Component } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import drag from '../editor/drag.module.css';
import { TextField } from '../fields/text-field.tsx';
import { isChooseOne, rulePhrase } from '../picks.ts';
import { useRoom } from '../room-context.ts';
import { useMovable, useSellerParts } from '../seller-parts.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { ChoiceOption } from './choice-option.tsx';
import styles from './group.module.css';
import paper from './paper.module.css';
import row from './row.module.css';

interface ChoiceGroupProps {
  group: ChoiceGroup;
  members: readonly Component[];
  index: number;
  /** Decimals of the column of prices, and of amounts. */
  priceDigits: number;
  amountDigits: number;
}

const noPicks: readonly string[] = [];

/** Alternatives to pick from. One of several is radio buttons; more than one is boxes. */
export const ChoiceGroupRow = memo(function ChoiceGroupRow({
  group,
  members,
  index,
  priceDigits,
  amountDigits,
}: ChoiceGroupProps) {
  const picked = useSession(({ content }) => content.picks[group.id] ?? noPicks);
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const seller = useSellerParts();
  const [isOpen, setOpen] = useState(false);
  const toggle = useCallback(() => setOpen((was) => !was), []);
  const { ref, handleRef, isDragging, isDropTarget } = useMovable({
    id: group.id,
    sectionId: group.sectionId,
    index,
  });
  const title = group.title || t('group.untitled');
  const rule = rulePhrase(group);
  const chosen = members.find((member) => picked.includes(member.id));
  const isUndecided = picked.length < group.min || picked.length > group.max;

  return (
    <li
      ref={ref}
      className={`${paper['line']} ${row['item']} ${styles['item']} ${isDropTarget && !isDragging ? drag['target'] : ''}`}
      aria-label={title}
      data-group={group.id}
      tabIndex={-1}
    >
      <div className={`${paper['on']} ${styles['on']}`}>
        <div className={styles['group']}>
          {seller && mode === 'build' && (
            <seller.SelectHandle
              ids={members.map(({ id }) => id)}
              title={title}
              className={row['handle'] ?? ''}
              handleRef={handleRef}
            />
          )}
          <div className={styles['title']}>
            <span className={styles['glyph']}>
              <IconCircleDot size={16} stroke={1.75} aria-hidden />
            </span>
            {mode === 'build' ? (
              <TextField
                element={group.id}
                field="title"
                className={styles['name']}
                label={t('group.title')}
                placeholder={t('group.untitled')}
                value={group.title}
                maxLength={200}
                wraps
                onCommit={(text) => edit.patchGroup(group.id, { title: text })}
              />
            ) : (
              <span className={styles['name']}>{title}</span>
            )}
            <span className={`${styles['rule']} ${isUndecided ? styles['undecided'] : ''}`}>
              {t(`group.${rule.key}`, rule)}
            </span>
          </div>
          {seller && mode === 'build' && (
            <span className={styles['groupTool']}>
              <seller.GroupMenu group={group} onDetails={toggle} />
            </span>
          )}
          {isOpen && seller && mode === 'build' && <seller.GroupDetails group={group} onDone={toggle} />}
          <fieldset
            className={styles['options']}
            role={isChooseOne(group) ? 'radiogroup' : undefined}
            aria-label={title}
          >
            <ul>
              {members.map((member) => (
                <ChoiceOption
                  key={member.id}
                  group={group}
                  component={member}
                  picked={picked}
                  priceDigits={priceDigits}
                  amountDigits={amountDigits}
                />
              ))}
            </ul>
            {members.length === 0 && <p className={styles['empty']}>{t('group.empty')}</p>}
            {mode === 'build' && (
              <div className={styles['add']}>
                <button
                  type="button"
                  className={`${controls['button']} ${controls['quiet']}`}
                  onClick={() => edit.addComponent(group.sectionId, group.id)}
                >
                  <IconPlus size={15} stroke={1.75} aria-hidden />
                  {t('group.add')}
                </button>
              </div>
            )}
          </fieldset>
        </div>
        {seller && mode === 'build' && <seller.PasteHere at={group.id} />}
      </div>
      {seller && chosen && <seller.PrivateCell component={chosen} />}
    </li>
  );
});
