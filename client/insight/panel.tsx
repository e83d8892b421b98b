import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { downloadInsight, type InsightFile } from '../api/download.ts';
import { DownloadButton } from '../ui/download-button.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './insight.module.css';
import { useInsightSearch } from './use-insight-search.ts';

interface PanelProps {
  title: string;
  /** What is counted, in a sentence. */
  text?: ReactNode;
  /** What its rows are exported as. */
  file?: InsightFile;
  children: ReactNode;
}

/** One question with its answer: a heading, what was counted, and its rows as a file. */
export function Panel({ title, text, file, children }: PanelProps) {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const language = useLanguage();
  const id = useId();
  return (
    <section className={`card ${styles['panel']}`} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id}>{title}</h2>
        {file && (
          <DownloadButton
            variant="default"
            size="xs"
            icon={<IconDownload size={14} aria-hidden />}
            download={() => downloadInsight(file, filter, language)}
          >
            {t('export')}
          </DownloadButton>
        )}
      </header>
      {text && <p className={styles['lead']}>{text}</p>}
      {children}
    </section>
  );
}
