/** Presses of keys: how a table states them, how an event is matched, and how they are written. */

export type Modifier = 'ctrl' | 'ctrlShift' | 'ctrlAlt' | 'alt' | 'shift';

export interface Press {
  /** Names as events have them, letters small. Several for one thing, such as an arrow and a letter. */
  readonly keys: readonly string[];
  /** None: the key alone, with Shift where the keyboard needs it for the character. */
  readonly with?: Modifier;
  /** Pressed just before. */
  readonly after?: string;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** field: text is typed there. control: a box, a button or a link, which has its own use for some keys. */
  readonly where: 'field' | 'control' | 'paper';
}

/** As tables name keys: a letter is the same with and without Shift. */
export const nameOf = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);

/** Shift is part of a character, and something of its own with every other key. */
function modifierOf({ key, ctrl, alt, shift }: KeyPress): Modifier | undefined {
  if (ctrl && alt) return 'ctrlAlt';
  if (ctrl) return shift ? 'ctrlShift' : 'ctrl';
  if (alt) return 'alt';
  return shift && key.length > 1 ? 'shift' : undefined;
}

export function isPressed(press: Press, event: KeyPress): boolean {
  return press.with === modifierOf(event) && press.keys.includes(nameOf(event.key));
}

/** One character alone: whoever speaks to the machine, or rests a hand on the keys, may not want it to do something. */
export function isSingle({ keys, with: modifier }: Press): boolean {
  return modifier === undefined && keys.every((key) => key.length === 1 && key !== ' ');
}

export function pressOf(event: KeyboardEvent): KeyPress {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  return { key, ctrl: ctrlKey || metaKey, alt: altKey, shift: shiftKey, where: whereOf(target) };
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

const modifierCaps: Readonly<Record<Modifier, readonly string[]>> = {
  ctrl: ['Ctrl'],
  ctrlShift: ['Ctrl', 'Shift'],
  ctrlAlt: ['Ctrl', 'Alt'],
  alt: ['Alt'],
  shift: ['Shift'],
};

const caps: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
  Delete: 'Del',
  '-': '−',
};

/** What stands on the keys, in the order in which they are pressed; the first of several that do the same. */
export function capsOf({ keys: [key = ''], with: modifier, after }: Press): string[] {
  const before = modifier ? modifierCaps[modifier] : [];
  return [
    ...(after ? [after.toUpperCase()] : []),
    ...before,
    caps[key] ?? (key.length === 1 ? key.toUpperCase() : key),
  ];
}
