import { BottomSheet } from '../ui/bottom-sheet.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { ProposalForm } from './proposal-form.tsx';
import type { Place } from './proposing.tsx';

interface ProposalSheetProps {
  element: Place;
  title: string;
  onClose: () => void;
}

export function ProposalSheet({ element, title, onClose }: ProposalSheetProps) {
  const { t } = useTranslation('negotiation');
  return (
    <BottomSheet title={t('proposeOn', { title })} onClose={onClose}>
      <ProposalForm element={element} onDone={onClose} />
    </BottomSheet>
  );
}
