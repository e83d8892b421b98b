import { IconFileDownload } from '@tabler/icons-react';
import { downloadKeptFile } from '../../api/download.ts';
import { DownloadButton } from '../../ui/download-button.tsx';
import { useTranslation } from '../../ui/use-translation.ts';

/** What shows why an acceptance was taken back, for the seller's side. */
export function RescindedFile({ quoteId, fileId }: { quoteId: string; fileId: string }) {
  const { t } = useTranslation('signing');
  return (
    <DownloadButton
      variant="default"
      size="sm"
      icon={<IconFileDownload size={16} stroke={1.75} aria-hidden />}
      download={() => downloadKeptFile(quoteId, fileId)}
    >
      {t('rescind.open')}
    </DownloadButton>
  );
}
