import { Button, FileButton } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { largestDealImport } from '#shared/protocol/waiting-api.ts';
import styles from '../catalogue/import.module.css';
import { type CsvFile, type FileRefusal, readFile } from '../catalogue/read-file.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { Page } from '../ui/page.tsx';
import { DealFile } from './deal-file.tsx';
import { DealImports } from './deal-imports.tsx';

/** A list of deals of one's own → the pipeline, by its gate: choose, say what the columns are, look, read in. */
export function DealImportPage() {
  const { t } = useTranslation('opportunityImport');
  const [file, setFile] = useState<CsvFile | null>(null);
  const [refusal, setRefusal] = useState<FileRefusal | null>(null);
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    const read = await readFile(chosen, largestDealImport);
    setRefusal(typeof read === 'string' ? read : null);
    setFile(typeof read === 'string' ? null : read);
  };
  return (
    <Page title={t('title')} actions={<ButtonLink to="/pipeline/waiting">{t('back')}</ButtonLink>}>
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
            <p>{t('lead')}</p>
            <FileButton accept=".csv,.txt,.tsv,text/csv" onChange={(chosen) => void choose(chosen)}>
              {(props) => (
                <Button {...props} variant="filled" leftSection={<IconUpload size={16} aria-hidden />}>
                  {t('choose')}
                </Button>
              )}
            </FileButton>
            {refusal && (
              <p role="alert" className={styles['error']}>
                {t(`refusal.${refusal}`)}
              </p>
            )}
          </div>
          <DealImports />
        </>
      ) : (
        <DealFile key={file.name} file={file} onDone={() => setFile(null)} />
      )}
    </Page>
  );
}
