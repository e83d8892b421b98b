import { Button, type ButtonProps } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { downloadDraftPdf, downloadVersionPdf } from '../api/download.ts';
import { problemWord } from './problem-words.ts';
import { showToast } from './toast.tsx';

interface PdfButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'fullWidth'> {
  quoteId: string;
  /** Number of the sent version; `null`: what stands in the room now, which is no offer. */
  number: number | null;
  /** What it says, where that is not the plain words. */
  children?: string;
}

/** Fetches a PDF and saves it; a failure is said, with the way to try again. */
export function PdfButton({ quoteId, number, children, ...look }: PdfButtonProps) {
  const { t } = useTranslation('ui');
  const download = useMutation({
    // A person waits for it: they hear of a failure at once, and decide themselves.
    retry: false,
    mutationFn: () => (number === null ? downloadDraftPdf(quoteId) : downloadVersionPdf(quoteId, number)),
    onError: (error) =>
      showToast(t(`problem.${problemWord(error)}.title`), {
        label: t('action.retry'),
        run: () => download.mutate(),
      }),
  });
  return (
    <Button
      {...look}
      leftSection={<IconFileTypePdf size={16} stroke={1.75} aria-hidden />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {children ?? t(number === null ? 'action.downloadDraft' : 'action.download')}
    </Button>
  );
}
