/** What the toolbar offers for the table that the caret is in. */
import {
  IconColumnInsertLeft,
  IconColumnInsertRight,
  IconColumnRemove,
  IconRowInsertBottom,
  IconRowInsertTop,
  IconRowRemove,
  IconTableOff,
  type TablerIcon,
} from '@tabler/icons-react';
import type { tableCommands } from './table-commands.ts';

interface TableTool {
  readonly name: Exclude<keyof typeof tableCommands, 'insert'>;
  readonly icon: TablerIcon;
}

export const tableTools: readonly TableTool[] = [
  { name: 'rowAbove', icon: IconRowInsertTop },
  { name: 'rowBelow', icon: IconRowInsertBottom },
  { name: 'columnLeft', icon: IconColumnInsertLeft },
  { name: 'columnRight', icon: IconColumnInsertRight },
  { name: 'removeRow', icon: IconRowRemove },
  { name: 'removeColumn', icon: IconColumnRemove },
  { name: 'removeTable', icon: IconTableOff },
];
