import type { Section } from '#shared/quote/quote.ts';
import { isSectionSelected } from '#shared/quote/selection.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useRoom } from '../room-context.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { ChoiceMark } from './choice-mark.tsx';

/** Whether an optional section is in the quote, with all that stands in it. */
export function SectionChoice({ section, title }: { section: Section; title: string }) {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const isSelected = useSession(({ content }) => isSectionSelected(content, section));
  if (mode === 'read') {
    return <ChoiceMark isChosen={isSelected} word={t(isSelected ? 'row.chosen' : 'row.leftOut')} />;
  }
  return (
    <span className={controls['target']}>
      <input
        type="checkbox"
        className={controls['box']}
        checked={isSelected}
        aria-label={t('section.choose', { title })}
        onChange={(event) => edit.selectSection(section, event.currentTarget.checked)}
      />
    </span>
  );
}
