import { FileButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { NewFile } from '#shared/evidence/kept-file.ts';
import controls from '../../quote-room/controls.module.css';
import { useTranslation } from '../../ui/use-translation.ts';
import { acceptedFiles, type FileRefusal, readEvidenceFile } from './evidence-file.ts';
import styles from './paper.module.css';

interface FileFieldProps {
  label: string;
  file: NewFile | null;
  isMissing: boolean;
  onChange: (file: NewFile | null) => void;
}

/** What shows that it is so: read as it is chosen, so that what cannot be kept is said at once. */
export function FileField({ label, file, isMissing, onChange }: FileFieldProps) {
  const { t } = useTranslation('signing');
  const [refusal, setRefusal] = useState<FileRefusal | null>(null);
  const id = useId();
  const choose = async (chosen: File | null) => {
    if (!chosen) return;
    const read = await readEvidenceFile(chosen);
    setRefusal(typeof read === 'string' ? read : null);
    onChange(typeof read === 'string' ? null : read);
  };
  const problem = refusal ?? (isMissing && file === null ? 'file' : null);
  return (
    <div className={styles['file']}>
      <span id={id} className={styles['label']}>
        {label}
      </span>
      <FileButton accept={acceptedFiles} onChange={(chosen) => void choose(chosen)}>
        {(props) => (
          <button
            type="button"
            {...props}
            className={controls['button']}
            aria-describedby={problem ? `${id} ${id}-problem` : id}
          >
            <IconPaperclip size={16} stroke={1.75} aria-hidden />
            {file?.name ?? t('paper.choose')}
          </button>
        )}
      </FileButton>
      {problem ? (
        <span id={`${id}-problem`} className={styles['missing']} role="alert">
          {t(`paper.missing.${problem}`)}
        </span>
      ) : (
        <span className={styles['help']}>{t('paper.kinds')}</span>
      )}
    </div>
  );
}
