import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { wideRoom } from '../quote-room/widths.ts';
import sheet from '../ui/bottom-sheet.module.css';
import { BottomSheet } from '../ui/bottom-sheet.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { StepBackForm } from './step-back-form.tsx';

/** The form over what stands there: in the midst of a wide screen, from the bottom edge of a narrow one. */
export function StepBackOver({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('signing');
  const isWide = useMediaQuery(wideRoom, true, { getInitialValueInEffect: false });
  const title = t('stance.title');
  const form = <StepBackForm onDone={onDone} />;
  if (!isWide) {
    return (
      <BottomSheet title={title} onClose={onDone}>
        {form}
      </BottomSheet>
    );
  }
  return (
    <Modal.Root opened onClose={onDone} centered size={520}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body className={sheet['body'] ?? ''}>
          <h2>{title}</h2>
          {form}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
