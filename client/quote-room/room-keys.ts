/** The keyboard of the room. Single keys work where the focus is on the paper and not in a field. */

export const roomCommands = [
  'nextRow',
  'previousRow',
  'nextSection',
  'previousSection',
  'toggle',
  'more',
  'less',
  'moveUp',
  'moveDown',
  'selectDown',
  'selectUp',
  'selectAll',
  'selectNone',
  'removeSelected',
  'edit',
  'leave',
  'addComponent',
  'lane',
  'asCustomer',
  'latest',
  'comment',
  'commentPassage',
  'undo',
  'redo',
  'send',
] as const;
export type RoomCommand = (typeof roomCommands)[number];

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** field: text is typed there. control: a box, a button or a link, which has its own use for some keys. */
  readonly where: 'field' | 'control' | 'paper';
}

const plain: Readonly<Record<string, RoomCommand>> = {
  ArrowDown: 'nextRow',
  ArrowUp: 'previousRow',
  j: 'nextRow',
  k: 'previousRow',
  ']': 'nextSection',
  '[': 'previousSection',
  ' ': 'toggle',
  '+': 'more',
  '-': 'less',
  '−': 'less',
  Enter: 'edit',
  '/': 'addComponent',
  p: 'lane',
  v: 'asCustomer',
  '.': 'latest',
  c: 'comment',
  z: 'undo',
  Delete: 'removeSelected',
};

const withShift: Readonly<Record<string, RoomCommand>> = { ArrowDown: 'selectDown', ArrowUp: 'selectUp' };

/** Keys that a focused box, button or link answers itself. */
const keptByControls: ReadonlySet<string> = new Set([' ', 'Enter', 'ArrowUp', 'ArrowDown']);

/** What a key press asks for; `null` leaves it to the browser. */
export function roomCommand({ key, ctrl, alt, shift, where }: KeyPress): RoomCommand | null {
  if (ctrl && alt) return key.toLowerCase() === 'm' ? 'commentPassage' : null;
  if (ctrl && !alt) return commandWithCtrl(key, shift, where);
  if (alt && !ctrl) {
    if (key === 'ArrowUp') return 'moveUp';
    return key === 'ArrowDown' ? 'moveDown' : null;
  }
  if (key === 'Escape') return where === 'paper' ? 'selectNone' : 'leave';
  if (where === 'field' || (where === 'control' && keptByControls.has(key))) return null;
  const held = shift ? withShift[key] : undefined;
  return held ?? plain[key.length === 1 ? key.toLowerCase() : key] ?? null;
}

function commandWithCtrl(key: string, shift: boolean, where: KeyPress['where']): RoomCommand | null {
  if (key === 'Enter') return 'send';
  // A field undoes its own typing first.
  if (where === 'field') return null;
  if (key.toLowerCase() === 'a') return 'selectAll';
  if (key.toLowerCase() === 'z') return shift ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' ? 'redo' : null;
}

/** Where a key was pressed, by what the event's target is. */
export function whereOf(target: EventTarget | null): KeyPress['where'] {
  if (!(target instanceof HTMLElement)) return 'paper';
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  ) {
    return 'field';
  }
  if (target instanceof HTMLInputElement) {
    return target.type === 'checkbox' || target.type === 'radio' ? 'control' : 'field';
  }
  return target.closest('button, a[href], [role="menuitem"]') ? 'control' : 'paper';
}
