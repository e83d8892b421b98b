import { Button } from '@mantine/core';
import { IconFileCertificate } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/api-problem.ts';
import { downloadEvidence } from '../api/download.ts';
import { problemWord } from '../ui/problem-words.ts';
import { showToast } from '../ui/toast.tsx';

/** Saves the evidence of an acceptance: a file that can be checked without this product. */
export function EvidenceButton({ quoteId, number }: { quoteId: string; number: number }) {
  const { t } = useTranslation('signing');
  const { t: tUi } = useTranslation('ui');
  const download = useMutation({
    retry: false,
    mutationFn: () => downloadEvidence(quoteId, number),
    onError: (error) => {
      // It is made in the moments after the last signature.
      const isComing = error instanceof ApiProblem && error.code === 'not-found';
      showToast(isComing ? t('done.evidenceComing') : tUi(`problem.${problemWord(error)}.title`), {
        label: tUi('action.retry'),
        run: () => download.mutate(),
      });
    },
  });
  return (
    <Button
      leftSection={<IconFileCertificate size={16} stroke={1.75} aria-hidden />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {t('done.evidence')}
    </Button>
  );
}
