import { type Editor, useEditorState } from '@tiptap/react';
import { useState } from 'react';
import { type VariableName, variableNames } from '#shared/quote/variables.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { type VariableTrigger, variableTrigger } from './variable-trigger.ts';

export interface VariableOption {
  readonly name: VariableName;
  readonly label: string;
}

export interface VariableMenu {
  /** Those that fit what was typed; empty while none is asked for. */
  readonly options: readonly VariableOption[];
  readonly index: number;
  /** Where in the text it was asked for. */
  readonly at: number;
  /** Whether the key was for the list. */
  onKey(key: string): boolean;
  pick(name: VariableName): void;
  /** Without anything typed. */
  open(): void;
}

/** Putting a variable into the text: asked for by a sign in it or by a button, chosen from a list. */
export function useVariableMenu(editor: Editor): VariableMenu {
  const { t } = useTranslation('richText');
  const [opened, setOpened] = useState<number | null>(null);
  const [closed, setClosed] = useState<number | null>(null);
  const [index, setIndex] = useState(0);
  const { typed, caret } = useEditorState({
    editor,
    selector: ({ editor: { state, isFocused } }) => ({
      typed: isFocused ? variableTrigger(state) : null,
      caret: isFocused && state.selection.empty ? state.selection.from : null,
    }),
  });
  const byButton = opened !== null && opened === caret ? { from: opened, to: opened, words: '' } : null;
  const trigger: VariableTrigger | null = byButton ?? (typed?.from === closed ? null : typed);
  const wanted = trigger?.words.trim().toLocaleLowerCase() ?? '';
  const options = trigger
    ? variableNames
        .map((name) => ({ name, label: t(`variable.${name}`) }))
        .filter(({ label }) => label.toLocaleLowerCase().includes(wanted))
    : [];
  const at = Math.min(index, Math.max(0, options.length - 1));

  const pick = (name: VariableName) => {
    if (!trigger) return;
    const { from, to } = trigger;
    editor.chain().focus().insertContentAt({ from, to }, { type: 'variable', attrs: { name } }).run();
    setOpened(null);
    setIndex(0);
  };
  const close = () => {
    setOpened(null);
    setClosed(typed?.from ?? null);
    setIndex(0);
  };
  const choose = () => options[at] && pick(options[at].name);
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setIndex((at + 1) % options.length),
    ArrowUp: () => setIndex((at + options.length - 1) % options.length),
    Enter: choose,
    Tab: choose,
    Escape: close,
  };
  return {
    options,
    index: at,
    at: trigger?.from ?? 0,
    onKey: (key) => {
      const act = options.length > 0 ? keys[key] : undefined;
      act?.();
      return act !== undefined;
    },
    pick,
    open: () => {
      editor.commands.focus();
      setOpened(editor.state.selection.to);
      editor.commands.setTextSelection(editor.state.selection.to);
    },
  };
}
