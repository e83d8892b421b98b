import { IconFileTypePdf } from '@tabler/icons-react';
import { downloadDraftPdf, downloadVersionPdf } from '../api/download.ts';
import { DownloadButton, type DownloadButtonProps } from './download-button.tsx';
import { useTranslation } from './use-translation.ts';

interface PdfButtonProps extends Pick<DownloadButtonProps, 'variant' | 'size' | 'fullWidth'> {
  quoteId: string;
  /** Number of the sent version; `null`: what stands in the room now, which is no offer. */
  number: number | null;
  /** What it says, where that is not the plain words. */
  children?: string;
}

export function PdfButton({ quoteId, number, children, ...look }: PdfButtonProps) {
  const { t } = useTranslation('ui');
  return (
    <DownloadButton
      {...look}
      icon={<IconFileTypePdf size={16} stroke={1.75} aria-hidden />}
      download={() => (number === null ? downloadDraftPdf(quoteId) : downloadVersionPdf(quoteId, number))}
    >
      {children ?? t(number === null ? 'action.downloadDraft' : 'action.download')}
    </DownloadButton>
  );
}
