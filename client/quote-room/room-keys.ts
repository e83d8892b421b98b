/**
 * The keyboard of the room, as one table: the room listens by it, and the list of keys and the search are drawn from
 * it. Single keys work where the focus is on the paper and not in a field.
 */
import type { Side } from '#shared/access/permissions.ts';
import { isPressed, isSingle, type KeyPress, type Press } from '../find/presses.ts';

export const roomCommands = [
  'nextRow',
  'previousRow',
  'nextSection',
  'previousSection',
  'toggle',
  'more',
  'less',
  'edit',
  'leave',
  'addComponent',
  'moveUp',
  'moveDown',
  'selectDown',
  'selectUp',
  'selectAll',
  'selectNone',
  'removeSelected',
  'comment',
  'commentPassage',
  'propose',
  'asCustomer',
  'lane',
  'latest',
  'replay',
  'undo',
  'redo',
  'send',
] as const;
export type RoomCommand = (typeof roomCommands)[number];

export interface RoomKey {
  readonly command: RoomCommand;
  readonly presses: readonly Press[];
  /** Whose it is, where not both have it. */
  readonly side?: Side;
  /** Makes sense from anywhere in the room, so it can be searched for; the others are about the row one is at. */
  readonly isFound?: true;
}

export const roomKeys: readonly RoomKey[] = [
  { command: 'nextRow', presses: [{ keys: ['ArrowDown'] }, { keys: ['j'] }] },
  { command: 'previousRow', presses: [{ keys: ['ArrowUp'] }, { keys: ['k'] }] },
  { command: 'nextSection', presses: [{ keys: [']'] }] },
  { command: 'previousSection', presses: [{ keys: ['['] }] },
  { command: 'toggle', presses: [{ keys: [' '] }] },
  { command: 'more', presses: [{ keys: ['+'] }] },
  { command: 'less', presses: [{ keys: ['-', '−'] }] },
  { command: 'edit', presses: [{ keys: ['Enter'] }] },
  { command: 'leave', presses: [{ keys: ['Escape'] }] },
  { command: 'addComponent', presses: [{ keys: ['/'] }], side: 'seller', isFound: true },
  { command: 'moveUp', presses: [{ keys: ['ArrowUp'], with: 'alt' }], side: 'seller' },
  { command: 'moveDown', presses: [{ keys: ['ArrowDown'], with: 'alt' }], side: 'seller' },
  { command: 'selectDown', presses: [{ keys: ['ArrowDown'], with: 'shift' }], side: 'seller' },
  { command: 'selectUp', presses: [{ keys: ['ArrowUp'], with: 'shift' }], side: 'seller' },
  { command: 'selectAll', presses: [{ keys: ['a'], with: 'ctrl' }], side: 'seller' },
  { command: 'selectNone', presses: [{ keys: ['Escape'] }], side: 'seller' },
  { command: 'removeSelected', presses: [{ keys: ['Delete'] }], side: 'seller' },
  { command: 'comment', presses: [{ keys: ['c'] }], isFound: true },
  { command: 'commentPassage', presses: [{ keys: ['m'], with: 'ctrlAlt' }] },
  { command: 'propose', presses: [{ keys: ['r'] }] },
  { command: 'asCustomer', presses: [{ keys: ['v'] }], side: 'seller', isFound: true },
  { command: 'lane', presses: [{ keys: ['p'] }], side: 'seller', isFound: true },
  { command: 'latest', presses: [{ keys: ['.'] }], isFound: true },
  { command: 'replay', presses: [{ keys: ['h'] }], isFound: true },
  { command: 'undo', presses: [{ keys: ['z'], with: 'ctrl' }, { keys: ['z'] }], isFound: true },
  {
    command: 'redo',
    presses: [
      { keys: ['z'], with: 'ctrlShift' },
      { keys: ['y'], with: 'ctrl' },
    ],
    isFound: true,
  },
  { command: 'send', presses: [{ keys: ['Enter'], with: 'ctrl' }], side: 'seller', isFound: true },
];

/** Keys that a focused box, button or link answers itself. */
const keptByControls: ReadonlySet<string> = new Set([' ', 'Enter', 'ArrowUp', 'ArrowDown']);

/** Commands that work while text is typed, too. */
const alsoInFields: ReadonlySet<RoomCommand> = new Set([
  'moveUp',
  'moveDown',
  'commentPassage',
  'send',
  'leave',
]);

/** What a key press asks for; `null` leaves it to the browser. A field undoes its own typing first. */
export function roomCommand(event: KeyPress, hasSingleKeys = true): RoomCommand | null {
  for (const { command, presses } of roomKeys) {
    const press = presses.find((each) => isPressed(each, event));
    if (press && isTaken(command, press, event, hasSingleKeys)) return command;
  }
  return null;
}

function isTaken(
  command: RoomCommand,
  press: Press,
  { key, where }: KeyPress,
  hasSingleKeys: boolean,
): boolean {
  if (command === 'leave') return where !== 'paper';
  if (command === 'selectNone') return where === 'paper';
  if (where === 'field') return alsoInFields.has(command);
  if (isSingle(press) && !hasSingleKeys) return false;
  const isHeld = press.with !== undefined && press.with !== 'shift';
  return isHeld || where === 'paper' || !keptByControls.has(key);
}
