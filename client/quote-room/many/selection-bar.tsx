import { Menu } from '@mantine/core';
import {
  IconArrowsMove,
  IconChevronDown,
  IconCopy,
  IconCopyPlus,
  IconCut,
  IconDots,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { presences } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { say } from '../activity/spoken.ts';
import bars from '../bars/bars.module.css';
import controls from '../controls.module.css';
import { outlineOf, rowIds } from '../quote-outline.ts';
import { DiscountForm } from './discount-form.tsx';
import styles from './many.module.css';
import { inOrder, noSelection, selected } from './selection.ts';
import { useMany } from './use-many.ts';
import { useSelection } from './use-selection.ts';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
const quiet = `${controls['button']} ${controls['quiet']}`;

/** In place of the tools of the desk while components are selected: how many, and what to do with them. */
export function SelectionBar() {
  const { t } = useTranslation('quoteRoom');
  const many = useMany();
  const selection = useSelection();
  const components = useSession(({ content }) => content.components);
  const choiceGroups = useSession(({ content }) => content.choiceGroups);
  const sections = useSession(({ content }) => content.sections);
  const [isDiscounting, setDiscounting] = useState(false);
  const ids = new Set(inOrder(selection, rowIds(outlineOf({ sections, choiceGroups, components }))));
  const count = ids.size;

  useEffect(() => {
    say(count === 0 ? t('many.none') : t('many.count', { count }));
    // Others have removed the last of them.
    if (count === 0) selected.set(noSelection);
  }, [count, t]);

  const clear = () => selected.set(noSelection);
  return (
    <div className={`${bars['desk']} ${styles['bar']}`} role="toolbar" aria-label={t('many.tools')}>
      <button
        type="button"
        className={controls['icon']}
        aria-label={t('many.clear')}
        title={t('many.clear')}
        onClick={clear}
      >
        <IconX {...icon} />
      </button>
      <b className={styles['count']}>{t('many.count', { count })}</b>
      <span className={bars['deskGap']} />
      {isDiscounting ? (
        <DiscountForm
          onDone={(percent) => {
            setDiscounting(false);
            if (percent !== undefined) many.setDiscount(ids, percent);
          }}
        />
      ) : (
        <>
          <button type="button" className={quiet} onClick={() => many.duplicate(ids)}>
            <IconCopyPlus {...icon} />
            <span className={bars['deskLabel']}>{t('row.duplicate')}</span>
          </button>
          <button type="button" className={quiet} onClick={() => void many.copyBy(ids, true)}>
            <IconCut {...icon} />
            <span className={bars['deskLabel']}>{t('many.cut')}</span>
          </button>
          <button type="button" className={quiet} onClick={() => void many.copyBy(ids, false)}>
            <IconCopy {...icon} />
            <span className={bars['deskLabel']}>{t('many.copy')}</span>
          </button>
          <Menu position="bottom-start" width={260} withinPortal>
            <Menu.Target>
              <button type="button" className={quiet}>
                <IconArrowsMove {...icon} />
                <span className={bars['deskLabel']}>{t('many.move')}</span>
                <IconChevronDown size={15} stroke={1.75} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {sections.map((section) => (
                <Menu.Item key={section.id} onClick={() => many.moveTo(ids, section)}>
                  {section.title || t('section.untitled')}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <button type="button" className={quiet} data-remove-selected onClick={() => many.remove(ids)}>
            <IconTrash {...icon} />
            <span className={bars['deskLabel']}>{t('row.remove')}</span>
          </button>
          <Menu position="bottom-end" width={240} withinPortal>
            <Menu.Target>
              <button
                type="button"
                className={controls['icon']}
                aria-label={t('many.more')}
                title={t('many.more')}
              >
                <IconDots {...icon} />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {presences.map((presence) => (
                <Menu.Item key={presence} onClick={() => many.setPresence(ids, presence)}>
                  {t(`many.make.${presence}`)}
                </Menu.Item>
              ))}
              <Menu.Item onClick={() => setDiscounting(true)}>{t('many.discount')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </div>
  );
}
