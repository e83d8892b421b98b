import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { DriversProvider, useDriversBoard } from '../money/use-drivers.ts';
import { outlineOf } from '../quote-outline.ts';
import { useRoom } from '../room-context.ts';
import { useSellerParts } from '../seller-parts.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import styles from './paper.module.css';
import { SectionBlock } from './section-block.tsx';

/**
 * The sections in reading order. What stands where is worked out here; what is chosen and what it costs each row
 * reads for itself, so a choice renders the rows it concerns and not the paper.
 */
export function PaperSections() {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const seller = useSellerParts();
  const sections = useSession((session) => session.content.sections);
  const choiceGroups = useSession((session) => session.content.choiceGroups);
  const components = useSession((session) => session.content.components);
  const outline = useMemo(
    () => outlineOf({ sections, choiceGroups, components }),
    [sections, choiceGroups, components],
  );
  const shown = mode === 'build' ? outline : outline.filter(({ section }) => section !== null);

  return (
    <DriversProvider value={useDriversBoard()}>
      {shown.map((section) => (
        <SectionBlock key={section.section?.id ?? 'strays'} outline={section} />
      ))}
      {shown.length === 0 && (
        <div className={`${styles['line']} ${styles['emptyPaper']}`}>
          <div>
            <b>{t('section.emptyPaperTitle')}</b>
            {mode === 'build' && <p>{t('section.emptyPaperText')}</p>}
            {mode === 'build' && (
              <button type="button" className={controls['button']} onClick={() => edit.addSection()}>
                <IconPlus size={15} stroke={1.75} aria-hidden />
                {t('desk.section')}
              </button>
            )}
          </div>
        </div>
      )}
      {seller && mode === 'build' && <seller.PasteHere at="paper" />}
    </DriversProvider>
  );
}
