import { IconBraces, IconLink, IconTablePlus } from '@tabler/icons-react';
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from '../ui/use-translation.ts';
import { formats } from './formats.ts';
import { LinkForm } from './link-form.tsx';
import styles from './rich-text.module.css';
import { cellAt, type TableCommand, tableCommands } from './table-commands.ts';
import { tableTools } from './table-tools.ts';
import { Tool } from './tool.tsx';

interface ToolbarProps {
  readonly editor: Editor;
  readonly label: string;
  /** `null` where no variable may be put in. */
  readonly onVariable: (() => void) | null;
}

export function Toolbar({ editor, label, onVariable }: ToolbarProps) {
  const { t } = useTranslation('richText');
  const [isLinking, setLinking] = useState(false);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      formats: formats.map((format) => format.isOn(now)),
      link: now.isActive('link'),
      table: cellAt(now.state.selection.$from) !== null,
      possible: tableTools.map(({ name }) => tableCommands[name](now.state) !== null),
    }),
  });
  const run = (command: TableCommand) => () => {
    editor.commands.focus();
    const change = command(editor.state);
    if (change) editor.view.dispatch(change.scrollIntoView());
  };
  return (
    <div className={styles['tools']}>
      <div
        role="toolbar"
        aria-label={t('toolbar', { text: label })}
        className={styles['buttons']}
        onKeyDown={moveAlong}
      >
        {formats.map(({ name, icon, keys, toggle }, index) => (
          <Tool
            key={name}
            name={t(`format.${name}`)}
            icon={icon}
            // One stop for the Tab key; the arrows go on from there.
            tabIndex={index === 0 ? 0 : -1}
            aria-pressed={on.formats[index] ?? false}
            aria-keyshortcuts={keys}
            onClick={() => toggle(editor.chain().focus()).run()}
          />
        ))}
        <Tool
          name={t('format.link')}
          icon={IconLink}
          aria-pressed={on.link}
          aria-expanded={isLinking}
          onClick={() => setLinking(!isLinking)}
        />
        {onVariable && <Tool name={t('variable.add')} icon={IconBraces} onClick={onVariable} />}
        {!on.table && (
          <Tool name={t('table.insert')} icon={IconTablePlus} onClick={run(tableCommands.insert)} />
        )}
        {on.table && (
          <fieldset className={styles['group']} aria-label={t('table.name')}>
            {tableTools.map(({ name, icon }, index) => (
              <Tool
                key={name}
                name={t(`table.${name}`)}
                icon={icon}
                aria-disabled={!on.possible[index]}
                onClick={run(tableCommands[name])}
              />
            ))}
          </fieldset>
        )}
      </div>
      {isLinking && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
    </div>
  );
}

const steps: Readonly<Record<string, (index: number, count: number) => number>> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const index = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1;
  const step = steps[event.key];
  if (!step || index < 0) return;
  event.preventDefault();
  buttons[step(index, buttons.length)]?.focus();
}
