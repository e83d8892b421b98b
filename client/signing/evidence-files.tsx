import { IconCertificate, IconFileCode } from '@tabler/icons-react';
import { ApiProblem } from '../api/api-problem.ts';
import { downloadEvidence, downloadEvidenceScript } from '../api/download.ts';
import { DownloadButton } from '../ui/download-button.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './evidence-files.module.css';

/** The evidence of an acceptance, and what checks it; for those who may have it. */
export function EvidenceFiles({ quoteId, number }: { quoteId: string; number: number }) {
  const { t } = useTranslation('signing');
  return (
    <div className={styles['files']}>
      <p>{t('evidence.about')}</p>
      <DownloadButton
        variant="default"
        size="sm"
        icon={<IconCertificate size={16} stroke={1.75} aria-hidden />}
        download={() => downloadEvidence(quoteId, number)}
        // It is made in the moments after the last signature.
        excuse={(error) =>
          error instanceof ApiProblem && error.code === 'not-found' ? t('evidence.coming') : null
        }
      >
        {t('evidence.package')}
      </DownloadButton>
      <DownloadButton
        variant="subtle"
        size="sm"
        icon={<IconFileCode size={16} stroke={1.75} aria-hidden />}
        download={downloadEvidenceScript}
      >
        {t('evidence.script')}
      </DownloadButton>
    </div>
  );
}
