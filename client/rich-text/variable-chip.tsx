import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react';
import { noValue } from '#shared/quote/fill-variables.ts';
import { isVariableName } from '#shared/quote/variables.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './rich-text.module.css';
import { useVariables } from './use-read-text.ts';

/**
 * A variable where it is written: what it stands for now, and to the seller a piece of its own with a name. The name is
 * no text of the page, so that words marked across it are the words that everybody reads.
 */
export function VariableChip({ node, selected }: ReactNodeViewProps) {
  const { t } = useTranslation('richText');
  const { side } = useRoom();
  const values = useVariables();
  const name: unknown = node.attrs['name'];
  const value = isVariableName(name) ? (values?.[name] ?? null) : null;
  const words = value ?? noValue;
  if (side === 'buyer' || !isVariableName(name)) return <NodeViewWrapper as="span">{words}</NodeViewWrapper>;
  const label = t(`variable.${name}`);
  return (
    <NodeViewWrapper
      as="span"
      role="img"
      aria-label={t(value === null ? 'variable.empty' : 'variable.filled', { name: label, value: words })}
      title={label}
      data-name={label}
      data-state={value === null ? 'empty' : selected ? 'selected' : undefined}
      className={styles['variable']}
    >
      {words}
    </NodeViewWrapper>
  );
}
