import { BusyButton } from '../ui/busy-button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './import.module.css';

export interface EarlierImport {
  readonly id: string;
  readonly fileName: string;
  /** Who read it in, when, and what it did. */
  readonly was: string;
  /** Who took it back; `null`: it stands. */
  readonly undoneBy: string | null;
}

interface ImportListProps {
  imports: readonly EarlierImport[];
  /** Which of them is being taken back. */
  undoing: string | null;
  error: unknown;
  onUndo: (id: string) => void;
}

/** What was read in lately, each with the way to take all of it back. */
export function ImportList({ imports, undoing, error, onUndo }: ImportListProps) {
  const { t } = useTranslation('import');
  if (imports.length === 0) return null;
  return (
    <section className="card" aria-labelledby="import-list">
      <h2 id="import-list" className={styles['head']}>
        {t('earlier')}
      </h2>
      {error !== null && <ProblemNotice error={error} />}
      <ul className={styles['changes']}>
        {imports.map(({ id, fileName, was, undoneBy }) => (
          <li key={id}>
            <b>{fileName}</b>
            <span>
              {was}
              {undoneBy !== null && ` ${t('undone', { name: undoneBy })}`}
            </span>
            {undoneBy === null && (
              <BusyButton
                size="xs"
                aria-label={t('undoOf', { name: fileName })}
                isBusy={undoing === id}
                onClick={() => onUndo(id)}
              >
                {t('undo')}
              </BusyButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
