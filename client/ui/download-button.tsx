import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BusyButton } from './busy-button.tsx';
import type { ButtonLook } from './button.tsx';
import { problemWord } from './problem-words.ts';
import { showToast } from './toast.tsx';
import { useTranslation } from './use-translation.ts';

export interface DownloadButtonProps extends Pick<ButtonLook, 'variant' | 'size' | 'fullWidth'> {
  download: () => Promise<void>;
  icon: ReactNode;
  /** What to say of a failure that is none of the usual ones; `null`: it is one of them. */
  excuse?: (error: Error) => string | null;
  children: string;
}

/** Fetches a file and saves it; a failure is said, with the way to try again. */
export function DownloadButton({
  download: fetchAndSave,
  icon,
  excuse,
  children,
  ...look
}: DownloadButtonProps) {
  const { t } = useTranslation('ui');
  const download = useMutation({
    // A person waits for it: they hear of a failure at once, and decide themselves.
    retry: false,
    mutationFn: fetchAndSave,
    onError: (error) => {
      const word = problemWord(error);
      const usual = `${t(`problem.${word}.title`)} ${t(`problem.${word}.help`)}`;
      showToast(excuse?.(error) ?? usual, { label: t('action.retry'), run: () => download.mutate() });
    },
  });
  return (
    <BusyButton {...look} leftSection={icon} isBusy={download.isPending} onClick={() => download.mutate()}>
      {children}
    </BusyButton>
  );
}
