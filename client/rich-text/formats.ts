/** What the toolbar offers, as a table: how it is called, when it is on, and what pressing it does. */
import {
  IconBold,
  IconH1,
  IconH2,
  IconH3,
  IconItalic,
  IconList,
  IconListNumbers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { ChainedCommands, Editor } from '@tiptap/react';
import type { en } from './messages.en.ts';

export interface Format {
  readonly name: Exclude<keyof typeof en.format, 'link'>;
  readonly icon: TablerIcon;
  /** As `aria-keyshortcuts` writes it; the editor binds these itself. */
  readonly keys: string;
  isOn(editor: Editor): boolean;
  toggle(chain: ChainedCommands): ChainedCommands;
}

const heading = (level: 1 | 2 | 3, icon: TablerIcon): Format => ({
  name: `heading${level}`,
  icon,
  keys: `Control+Alt+${level}`,
  isOn: (editor) => editor.isActive('heading', { level }),
  toggle: (chain) => chain.toggleHeading({ level }),
});

export const formats: readonly Format[] = [
  {
    name: 'bold',
    icon: IconBold,
    keys: 'Control+B',
    isOn: (editor) => editor.isActive('bold'),
    toggle: (chain) => chain.toggleBold(),
  },
  {
    name: 'italic',
    icon: IconItalic,
    keys: 'Control+I',
    isOn: (editor) => editor.isActive('italic'),
    toggle: (chain) => chain.toggleItalic(),
  },
  heading(1, IconH1),
  heading(2, IconH2),
  heading(3, IconH3),
  {
    name: 'bulletList',
    icon: IconList,
    keys: 'Control+Shift+8',
    isOn: (editor) => editor.isActive('bulletList'),
    toggle: (chain) => chain.toggleBulletList(),
  },
  {
    name: 'orderedList',
    icon: IconListNumbers,
    keys: 'Control+Shift+7',
    isOn: (editor) => editor.isActive('orderedList'),
    toggle: (chain) => chain.toggleOrderedList(),
  },
];
