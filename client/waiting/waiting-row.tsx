import { Link } from '@tanstack/react-router';
import type { WaitingView } from '#shared/protocol/waiting-api.ts';
import type { IsoDate } from '#shared/time.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { Badge } from '../ui/badge.tsx';
import { longDay } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import table from '../ui/table.module.css';
import { showToast } from '../ui/toast.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './waiting.module.css';

interface WaitingRowProps {
  who: WaitingView;
  /** The viewer's day. */
  today: IsoDate;
  isOpen: boolean;
  onEdit: () => void;
}

/** Somebody who waits, and the ways on: into the pipeline by the gate, or off the list. */
export function WaitingRow({ who, today, isOpen, onEdit }: WaitingRowProps) {
  const { t } = useTranslation('waiting');
  const language = useLanguage();
  const drop = useCommand('dropWaiting');
  const name = who.customerName;
  const label = (act: 'convert' | 'edit' | 'drop') => t('act.of', { action: t(`act.${act}`), name });
  const remove = () =>
    !drop.isPending &&
    drop.mutateAsync({ params: { waitingId: who.id }, body: {} }).then(
      () => showToast(t('done.dropped', { name })),
      () => {},
    );
  return (
    <tr>
      <td>
        <span className={table['first']}>{name}</span>
        <span className={table['second']}>{who.title}</span>
      </td>
      <td>
        <span className={table['plain']}>{who.contactName}</span>
        <span className={table['second']}>{who.contactEmail}</span>
      </td>
      <td>
        <span className={table['plain']}>{t(`reason.${who.reason}`)}</span>
        <span className={table['second']}>{who.note}</span>
      </td>
      <td className="num">
        {longDay(who.wakeUpOn, language)} {who.wakeUpOn <= today && <Badge tone="amber">{t('due')}</Badge>}
      </td>
      <td>{who.ownerName}</td>
      <td className={table['end']}>
        <span className={styles['inRow']}>
          <Link
            to="/quotes/new"
            search={{ waiting: who.id }}
            className={controls['button'] ?? ''}
            aria-label={label('convert')}
          >
            {t('act.convert')}
          </Link>
          <button
            type="button"
            className={`${controls['button']} ${controls['quiet']}`}
            aria-label={label('edit')}
            aria-expanded={isOpen}
            onClick={onEdit}
          >
            {t('act.edit')}
          </button>
          <button
            type="button"
            className={`${controls['button']} ${controls['quiet']}`}
            aria-label={label('drop')}
            onClick={remove}
          >
            {t('act.drop')}
          </button>
        </span>
        {drop.error && <ProblemNotice error={drop.error} />}
      </td>
    </tr>
  );
}
