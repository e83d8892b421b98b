import { IconPencil } from '@tabler/icons-react';
import { plainText } from '#shared/quote/rich-text.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRoom } from '../room-context.ts';
import styles from './paper-text.module.css';
import { PaperText } from './paper-text.tsx';

/** What the customer wants to reach, written by both sides at once. Not shown where it stayed empty. */
export function JointGoals() {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const isEmpty = useSession((session) => plainText(session.content.jointTexts.goals).trim() === '');
  if (mode === 'read' && isEmpty) return null;
  return (
    <section className={styles['goals']} aria-label={t('paper.goals')}>
      <h2>
        <IconPencil size={14} stroke={1.75} aria-hidden />
        {t('paper.goals')}
      </h2>
      <PaperText id="goals" label={t('paper.goals')} className={styles['goalsText']} />
    </section>
  );
}
