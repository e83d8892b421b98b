import { IconGripVertical, IconPackages, IconPlus } from '@tabler/icons-react';
import { memo, useCallback, useState } from 'react';
import { CommentTag } from '../../comments/comment-tag.tsx';
import { ThreadsHere } from '../../comments/threads-here.tsx';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { openDeskPanel } from '../editor/desk-panel.ts';
import drag from '../editor/drag.module.css';
import { TextField } from '../fields/text-field.tsx';
import type { OutlineSection } from '../quote-outline.ts';
import { useRoom } from '../room-context.ts';
import { useMovableSection, useSellerParts } from '../seller-parts.ts';
import { PricesShownProvider, shownOf } from '../shown-prices.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { ChoiceGroupRow } from './choice-group.tsx';
import { ComponentRow } from './component-row.tsx';
import paper from './paper.module.css';
import styles from './section.module.css';
import { SectionChoice } from './section-choice.tsx';
import { SectionSums } from './section-sums.tsx';
import { useColumnDigits } from './use-column-digits.ts';

interface SectionBlockProps {
  outline: OutlineSection;
}

/** A section: its heading with what it comes to, and the list of what is in it. */
export const SectionBlock = memo(function SectionBlock({ outline }: SectionBlockProps) {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const seller = useSellerParts();
  const { section, number, items } = outline;
  const [isOpen, setOpen] = useState(false);
  const toggle = useCallback(() => setOpen((was) => !was), []);
  const title = section ? section.title || t('section.untitled') : t('section.strays');
  const digits = useColumnDigits(items);
  const shown = shownOf(section, mode);
  const { sourceRef, targetRef, handleRef, isDragging, isDropTarget } = useMovableSection({
    id: section?.id ?? null,
    index: number - 1,
    isEmpty: items.length === 0,
  });

  return (
    <section
      ref={targetRef}
      className={`${styles['section']} ${isDropTarget && !isDragging ? drag['target'] : ''}`}
      aria-label={t('section.label', { number, title })}
      data-section={section?.id}
      tabIndex={-1}
    >
      <div className={`${paper['line']} ${styles['line']}`}>
        <div className={paper['on']}>
          <div
            ref={sourceRef}
            className={`${styles['head']} ${isDragging ? drag['dragged'] : ''}`}
            data-comments-near
          >
            {section && seller && mode === 'build' && (
              <button
                type="button"
                ref={handleRef}
                className={`${styles['handle']} ${controls['icon']}`}
                title={t('row.drag')}
                aria-hidden
                tabIndex={-1}
              >
                <IconGripVertical size={16} stroke={1.75} aria-hidden />
              </button>
            )}
            <h2 className={styles['heading']}>
              <span className={styles['number']}>
                {section && section.presence === 'optional' ? (
                  <SectionChoice section={section} title={title} />
                ) : (
                  section && number
                )}
              </span>
              {section && mode === 'build' ? (
                <TextField
                  element={section.id}
                  field="title"
                  className={styles['name']}
                  label={t('section.title', { number })}
                  placeholder={t('section.untitled')}
                  value={section.title}
                  maxLength={200}
                  wraps
                  onCommit={(text) => edit.patchSection(section.id, { title: text })}
                />
              ) : (
                <span className={styles['name']}>{title}</span>
              )}
            </h2>
            {section && <CommentTag place={{ kind: 'section', element: section.id }} title={title} />}
            {section && <SectionSums section={section} digits={digits.amount} />}
            {section && seller && mode === 'build' && (
              <span className={styles['tool']}>
                <seller.SectionMenu section={section} onDetails={toggle} />
              </span>
            )}
          </div>
          {section && <ThreadsHere place={{ kind: 'section', element: section.id }} title={title} />}
          {section && seller && mode === 'build' && isOpen && (
            <seller.SectionDetails section={section} onDone={toggle} />
          )}
        </div>
        <div className={paper['off']} />
      </div>
      {!section && <p className={styles['empty']}>{t('section.straysHelp')}</p>}
      {shown !== 'open' && items.length > 0 && <p className={styles['bundle']}>{t(`bundle.${shown}`)}</p>}
      <PricesShownProvider value={shown === 'open'}>
        <ul aria-label={title}>
          {(shown === 'compositionHidden' ? [] : items).map((item, index) => {
            if (item.kind === 'group') {
              return (
                <ChoiceGroupRow
                  key={item.id}
                  group={item.group}
                  members={item.members}
                  index={index}
                  priceDigits={digits.price}
                  amountDigits={digits.amount}
                />
              );
            }
            return (
              <ComponentRow
                key={item.id}
                component={item.component}
                index={index}
                priceDigits={digits.price}
                amountDigits={digits.amount}
              />
            );
          })}
        </ul>
      </PricesShownProvider>
      {section && seller && mode === 'build' && <seller.PasteHere at={section.id} />}
      {section && items.length === 0 && (
        <div className={styles['empty']}>
          {mode === 'build' ? (
            <>
              <b>{t('section.emptyTitle')}</b>
              <p>{t('section.emptyText')}</p>
              <button
                type="button"
                className={controls['button']}
                onClick={() => edit.addComponent(section.id)}
              >
                <IconPlus size={15} stroke={1.75} aria-hidden />
                {t('section.addComponent')}
              </button>{' '}
              <button
                type="button"
                className={controls['button']}
                onClick={() => openDeskPanel({ kind: 'pick', sectionId: section.id })}
              >
                <IconPackages size={15} stroke={1.75} aria-hidden />
                {t('section.fromCatalogue')}
              </button>
            </>
          ) : (
            <p>{t('section.emptyForBuyer')}</p>
          )}
        </div>
      )}
    </section>
  );
});
