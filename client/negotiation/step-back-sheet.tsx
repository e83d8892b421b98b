import { BottomSheet } from '../ui/bottom-sheet.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { StepBackForm } from './step-back-form.tsx';

/** The same from the menu of a phone. */
export function StepBackSheet({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('signing');
  return (
    <BottomSheet title={t('stance.title')} onClose={onDone}>
      <StepBackForm onDone={onDone} />
    </BottomSheet>
  );
}
