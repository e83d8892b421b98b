import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleDot,
  IconEye,
  IconEyeOff,
  IconPlus,
  IconSection,
} from '@tabler/icons-react';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { AddMenu } from '../editor/add-menu.tsx';
import { Segmented } from '../fields/segmented.tsx';
import { SelectionBar } from '../many/selection-bar.tsx';
import { useSelection } from '../many/use-selection.ts';
import { useRoom } from '../room-context.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { useUndo } from '../use-undo.ts';
import styles from './bars.module.css';

const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;
const quiet = `${controls['button']} ${controls['quiet']}`;

/** The seller's tools: how to look at the paper, what to put on it, and the way back. */
export function DeskBar() {
  const isSelecting = useSelection().ids.size > 0;
  return isSelecting ? <SelectionBar /> : <Tools />;
}

function Tools() {
  const { t } = useTranslation('quoteRoom');
  const { mode, asCustomer, lane, setAsCustomer, setLane } = useRoom();
  const edit = useRoomEdit();
  const { undo, redo } = useUndo();
  return (
    <div className={styles['desk']} role="toolbar" aria-label={t('desk.tools')}>
      <Segmented
        label={t('desk.view')}
        value={asCustomer ? 'customer' : 'build'}
        options={[
          { value: 'build', label: t('desk.build') },
          { value: 'customer', label: t('desk.asCustomer') },
        ]}
        onChange={(view) => setAsCustomer(view === 'customer')}
      />
      {mode !== 'read' && !asCustomer && (
        <>
          <span className={styles['deskGap']} />
          <button
            type="button"
            className={controls['icon']}
            aria-label={t('desk.undo')}
            title={t('desk.undo')}
            onClick={undo}
          >
            <IconArrowBackUp {...icon} size={18} />
          </button>
          <button
            type="button"
            className={controls['icon']}
            aria-label={t('desk.redo')}
            title={t('desk.redo')}
            onClick={redo}
          >
            <IconArrowForwardUp {...icon} size={18} />
          </button>
        </>
      )}
      {mode === 'build' && (
        <>
          <button type="button" className={quiet} onClick={() => edit.addComponent()}>
            <IconPlus {...icon} />
            <span className={styles['deskLabel']}>{t('desk.component')}</span>{' '}
            <kbd className={controls['key']}>/</kbd>
          </button>
          <AddMenu />
          <button type="button" className={quiet} onClick={() => edit.addSection()}>
            <IconSection {...icon} />
            <span className={styles['deskLabel']}>{t('desk.section')}</span>
          </button>
          <button type="button" className={quiet} onClick={() => edit.addGroup()}>
            <IconCircleDot {...icon} />
            <span className={styles['deskLabel']}>{t('desk.group')}</span>
          </button>
        </>
      )}
      <span className={styles['push']} />
      {!asCustomer && (
        <button
          type="button"
          className={`${quiet} ${styles['lane']}`}
          aria-pressed={lane}
          onClick={() => setLane(!lane)}
        >
          {lane ? <IconEye {...icon} /> : <IconEyeOff {...icon} />}
          <span className={styles['deskLabel']}>{t('desk.lane')}</span>{' '}
          <kbd className={controls['key']}>P</kbd>
        </button>
      )}
    </div>
  );
}
