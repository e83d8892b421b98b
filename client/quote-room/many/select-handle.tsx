import { IconCircle, IconCircleCheckFilled, IconCircleMinus, IconGripVertical } from '@tabler/icons-react';
import type { MouseEvent, PointerEvent } from 'react';
import type { ElementId } from '#shared/ids.ts';
import { useQuoteSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { outlineOf, rowIds } from '../quote-outline.ts';
import { extendedTo, selected, toggled } from './selection.ts';
import { useSelectedHere } from './use-selection.ts';

interface SelectHandleProps {
  /** The component, or the alternatives of the choice group. */
  ids: readonly ElementId[];
  title: string;
  className: string;
  /** What it is taken by to move it; alternatives are moved by keys and menus alone. */
  handleRef?: (element: Element | null) => void;
}

const icons = { off: IconCircle, some: IconCircleMinus, on: IconCircleCheckFilled } as const;

/**
 * What a row is moved by with the mouse and, with Ctrl or Shift, selected by. While anything is selected it is a button
 * that says whether this row is; with the keyboard rows are moved and selected by keys.
 */
export function SelectHandle({ ids, title, className, handleRef }: SelectHandleProps) {
  const { t } = useTranslation('quoteRoom');
  const session = useQuoteSession();
  const here = useSelectedHere(ids);
  const isSelecting = here !== 'none';
  const Icon = isSelecting ? icons[here] : IconGripVertical;

  // The press of a handle begins a move, unless it is taken before it gets there.
  const onPointerDownCapture = (event: PointerEvent) => {
    if (isSelecting || event.ctrlKey || event.metaKey || event.shiftKey) event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const hasKey = event.ctrlKey || event.metaKey || event.shiftKey;
    const [first] = ids;
    if (!first || (!isSelecting && !hasKey)) return;
    const was = selected.now();
    const order = rowIds(outlineOf(session.getState().content));
    const last = ids.at(-1) ?? first;
    selected.set(event.shiftKey ? extendedTo(was, last, first, order) : toggled(was, ids));
    event.currentTarget.closest<HTMLElement>('[data-row]')?.focus();
  };
  return (
    <button
      type="button"
      ref={handleRef}
      className={`${className} ${controls['icon']}`}
      title={isSelecting ? undefined : t('row.drag')}
      {...(isSelecting
        ? {
            'aria-label': t('many.select', { title }),
            'aria-pressed': here === 'some' ? ('mixed' as const) : here === 'on',
          }
        : { 'aria-hidden': true, tabIndex: -1 })}
      data-selected={here === 'on' || undefined}
      onPointerDownCapture={onPointerDownCapture}
      onClick={onClick}
    >
      <Icon size={16} stroke={1.75} aria-hidden />
    </button>
  );
}
