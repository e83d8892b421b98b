import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { statusAfter } from '#shared/quote/lifecycle.ts';
import { useSession } from '../../sync/use-session.ts';
import { later } from '../../ui/later.tsx';
import { PdfButton } from '../../ui/pdf-button.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import { useRoom } from '../room-context.ts';
import type { FigureRowsProps } from './figure-rows.tsx';
import styles from './more-figures.module.css';

const RoomFigures = later(async () => (await import('./room-figures.tsx')).RoomFigures);

/** The way to the other figures and to all of it on paper, in one line: what people did needs the room. */
export function MoreFigures({ onGo }: FigureRowsProps) {
  const { t } = useTranslation('quoteRoom');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <div className={styles['more']}>
        <button
          type="button"
          className={styles['opener']}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {t('money.more')}
          <IconChevronDown size={14} stroke={1.75} aria-hidden />
        </button>
        <DraftPdf />
      </div>
      {isOpen && (
        <div id={id} className={styles['others']}>
          <RoomFigures onGo={onGo} />
        </div>
      )}
    </>
  );
}

/** What stands here on paper, to show to somebody who is not in the room. Once it is sent there is the version's own. */
function DraftPdf() {
  const { quoteId } = useRoom();
  const status = useSession((session) => session.status);
  if (statusAfter('send', status) === null) return null;
  return <PdfButton quoteId={quoteId} number={null} variant="subtle" size="compact-sm" />;
}
