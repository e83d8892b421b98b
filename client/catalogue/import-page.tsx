import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import styles from './import.module.css';
import { ImportFile } from './import-file.tsx';
import { ImportList } from './import-list.tsx';
import { type CsvFile, type FileRefusal, readFile } from './read-file.ts';

/** A price list of one's own → the catalogue: choose, say what the columns are, look, read in. */
export function ImportPage() {
  const { t } = useTranslation('catalogue');
  const [file, setFile] = useState<CsvFile | null>(null);
  const [refusal, setRefusal] = useState<FileRefusal | null>(null);
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    const read = await readFile(chosen);
    setRefusal(typeof read === 'string' ? read : null);
    setFile(typeof read === 'string' ? null : read);
  };
  return (
    <Page title={t('import.title')} actions={<ButtonLink to="/catalogue">{t('import.back')}</ButtonLink>}>
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
            <p>{t('import.lead')}</p>
            <FileButton accept=".csv,.txt,.tsv,text/csv" onChange={(chosen) => void choose(chosen)}>
              {(props) => (
                <Button {...props} variant="filled" leftSection={<IconUpload size={16} aria-hidden />}>
                  {t('import.choose')}
                </Button>
              )}
            </FileButton>
            {refusal && (
              <p role="alert" className={styles['error']}>
                {t(`import.refusal.${refusal}`)}
              </p>
            )}
          </div>
          <ImportList />
        </>
      ) : (
        <ImportFile key={file.name} file={file} onDone={() => setFile(null)} />
      )}
    </Page>
  );
}
