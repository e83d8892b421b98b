/** What the commands of the room do. Each says whether there was something to do, and leaves the key to the browser else. */
import { ElementId } from '#shared/ids.ts';
import type { RoomSession } from '../sync/use-session.ts';
import { openDeskPanel } from './editor/desk-panel.ts';
import { quantityStep } from './fields/quantity-rules.ts';
import { goToLatestChange } from './go-to.ts';
import { extendedTo, noSelection, type Selection, selected, selectionOf } from './many/selection.ts';
import { outlineOf, rowIds } from './quote-outline.ts';
import type { Room } from './room-context.ts';
import type { RoomEdit } from './room-edit.ts';
import type { RoomCommand } from './room-keys.ts';

interface Hands {
  readonly room: Room;
  readonly edit: RoomEdit;
  readonly session: RoomSession;
  readonly undo: () => void;
  readonly redo: () => void;
}

export type RoomActions = Readonly<Record<RoomCommand, () => boolean>>;

export function roomActions({ room, edit, session, undo, redo }: Hands): RoomActions {
  const row = () => document.activeElement?.closest<HTMLElement>('[data-row]') ?? null;
  const place = () => row() ?? document.activeElement?.closest<HTMLElement>('[data-section]') ?? null;
  const component = () => {
    const id = row()?.dataset['row'];
    return session.getState().content.components.find((candidate) => candidate.id === id) ?? null;
  };
  const goBy = (steps: 1 | -1) => {
    const ids: readonly string[] = rowIds(outlineOf(session.getState().content));
    const at = ids.indexOf(row()?.dataset['row'] ?? '');
    const to = at === -1 ? (steps === 1 ? 0 : ids.length - 1) : at + steps;
    return focusIn(`[data-row="${ids[to]}"]`);
  };
  const goBySection = (steps: 1 | -1) => {
    const all = [...document.querySelectorAll<HTMLElement>('[data-section]')];
    const at = all.findIndex((section) => section.contains(document.activeElement));
    return focusElement(all[at + steps]?.querySelector<HTMLElement>('[data-row]') ?? null);
  };
  const stepQuantity = (direction: 1 | -1) => {
    const at = component();
    const quantity = at && session.getState().priced.components[at.id]?.quantity;
    if (room.mode === 'read' || !at?.buyerQuantity || quantity === undefined || quantity === null)
      return false;
    const next = quantityStep(quantity, at.buyerQuantity, direction);
    if (next !== null) edit.setQuantity(at, next);
    return true;
  };
  /** The row one is at; in the heading of a choice group or a section, all of that. */
  const move = (direction: 'up' | 'down') => {
    const focused = document.activeElement;
    const { row: ofRow, group, section } = placeOf(focused)?.dataset ?? {};
    const id = ElementId.safeParse(ofRow ?? group ?? section).data;
    if (room.mode !== 'build' || !id) return false;
    if (section) edit.stepSection(id, direction);
    else edit.step(id, direction);
    // What is moved loses the focus, and is another element where it has gone into another list.
    requestAnimationFrame(() => {
      const isThere = !ofRow && focused instanceof HTMLElement && focused.isConnected;
      if (isThere) focusElement(focused);
      else focusIn(`[data-row="${id}"], [data-group="${id}"]`);
    });
    return true;
  };
  const asBuilder = (action: () => void) => {
    if (room.mode === 'build') action();
    return room.mode === 'build';
  };
  const select = (to: (order: readonly ElementId[], at: ElementId | null) => Selection | null) => {
    const order = rowIds(outlineOf(session.getState().content));
    const at = ElementId.safeParse(row()?.dataset['row']).data ?? null;
    const next = room.mode === 'build' ? to(order, at) : null;
    if (next) selected.set(next);
    return next !== null;
  };
  const extend = (steps: 1 | -1) =>
    select((order, at) => {
      const to = at && order[order.indexOf(at) + steps];
      if (!at || !to) return null;
      focusIn(`[data-row="${to}"]`);
      return extendedTo(selected.now(), to, at, order);
    });
  const selectNone = () => select(() => (selected.now().ids.size > 0 ? noSelection : null));
  const asSeller = (action: () => void) => {
    if (room.side === 'seller') action();
    return room.side === 'seller';
  };
  const asWriter = (action: () => void) => {
    if (room.mode !== 'read') action();
    return room.mode !== 'read';
  };

  return {
    nextRow: () => goBy(1),
    previousRow: () => goBy(-1),
    nextSection: () => goBySection(1),
    previousSection: () => goBySection(-1),
    toggle: () => clickIn(row(), 'input[type="checkbox"], input[type="radio"]'),
    more: () => stepQuantity(1),
    less: () => stepQuantity(-1),
    moveUp: () => move('up'),
    moveDown: () => move('down'),
    edit: () => focusElement(row()?.querySelector<HTMLElement>('[data-field]') ?? null),
    selectDown: () => extend(1),
    selectUp: () => extend(-1),
    selectAll: () => select((order) => selectionOf(order)),
    selectNone,
    removeSelected: () => clickIn(document.body, '[data-remove-selected]'),
    leave: () => focusElement(row()) || selectNone(),
    addComponent: () => {
      const at = component();
      return asBuilder(() => openDeskPanel({ kind: 'pick', sectionId: at?.sectionId }));
    },
    lane: () => asSeller(() => room.setLane(!room.lane)),
    asCustomer: () => asSeller(() => room.setAsCustomer(!room.asCustomer)),
    latest: () => goToLatestChange(room.marks),
    replay: () => {
      room.openReplay();
      return true;
    },
    comment: () => act(place(), '[data-comment]') || focusIn('[data-comment-field] textarea'),
    propose: () =>
      focusElement(row()?.querySelector<HTMLElement>('[data-answers] button') ?? null) ||
      act(row(), '[data-propose]'),
    commentPassage: () => clickIn(document.body, '[data-comment-passage]'),
    undo: () => asWriter(undo),
    redo: () => asWriter(redo),
    send: () => {
      if (room.quote.commands.send) room.openSend();
      return room.quote.commands.send;
    },
  };
}

const placeOf = (element: Element | null) =>
  element?.closest<HTMLElement>('[data-row], [data-group], [data-section]') ?? null;

const focusIn = (selector: string) => focusElement(document.querySelector<HTMLElement>(selector));

function focusElement(element: HTMLElement | null): boolean {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
  return element !== null;
}

/** Presses what stands in the row; on a phone it stands there once the row is opened. */
function act(place: HTMLElement | null, selector: string): boolean {
  if (clickIn(place, selector)) return true;
  const opens = clickIn(place, '[data-opens][aria-expanded="false"]');
  if (opens) requestAnimationFrame(() => requestAnimationFrame(() => clickIn(place, selector)));
  return opens;
}

function clickIn(row: HTMLElement | null, selector: string): boolean {
  const control = row?.querySelector<HTMLElement>(selector);
  control?.click();
  return control !== null && control !== undefined;
}
