import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useState } from 'react';
import { formatQuantity } from '#shared/money/format-number.ts';
import { Page } from '../ui/page.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './import.module.css';
import { type CsvFile, type FileRefusal, readFile } from './read-file.ts';

/** What differs between the things that are read in. */
export interface ImportPageProps {
  title: string;
  /** What a file has in it, and what becomes of it. */
  lead: string;
  /** The way to where what is read in will stand. */
  back: ReactNode;
  /** So many rows at most, with a head above them. */
  most: number;
  /** One file on its way in. */
  File: ComponentType<{ file: CsvFile; onDone: () => void }>;
  /** What was read in lately. */
  earlier: ReactNode;
}

/** A file of one's own, read in: choose, say what the columns are, look, read in. */
export function ImportPage({ title, lead, back, most, File: Chosen, earlier }: ImportPageProps) {
  const { t } = useTranslation('import');
  const [file, setFile] = useState<CsvFile | null>(null);
  const [refusal, setRefusal] = useState<FileRefusal | null>(null);
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    const read = await readFile(chosen, most);
    setRefusal(typeof read === 'string' ? read : null);
    setFile(typeof read === 'string' ? null : read);
  };
  return (
    <Page title={title} actions={back}>
      {file === null ? (
        <>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shorter way to the button. */}
          <div
            className={`card ${styles['drop']}`}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault();
              void choose(event.dataTransfer.files[0] ?? null);
            }}
          >
            <p>{lead}</p>
            <FileButton accept=".csv,.txt,.tsv,text/csv" onChange={(chosen) => void choose(chosen)}>
              {(props) => (
                <Button {...props} variant="filled" leftSection={<IconUpload size={16} aria-hidden />}>
                  {t('choose')}
                </Button>
              )}
            </FileButton>
            {refusal && (
              <p role="alert" className={styles['error']}>
                {t(`refusal.${refusal}`, { most: formatQuantity(String(most)) })}
              </p>
            )}
          </div>
          {earlier}
        </>
      ) : (
        <Chosen key={file.name} file={file} onDone={() => setFile(null)} />
      )}
    </Page>
  );
}
