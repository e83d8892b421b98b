import { drawingBox, type NewMark } from '#shared/acceptance/signature-mark.ts';
import { Segmented } from '../quote-room/fields/segmented.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { DrawPad } from './draw-pad.tsx';
import styles from './signature.module.css';

interface SignatureFieldProps {
  name: string;
  isTyped: boolean;
  onTyped: (isTyped: boolean) => void;
  onDrawn: (mark: NewMark | null) => void;
}

/** The name as typed, in a hand; or drawn. */
export function SignatureField({ name, isTyped, onTyped, onDrawn }: SignatureFieldProps) {
  const { t } = useTranslation('signing');
  return (
    <div>
      <div className={styles['signatureHead']}>
        <span>{t('signature')}</span>
        <Segmented
          label={t('signature')}
          value={isTyped ? 'type' : 'draw'}
          options={(['type', 'draw'] as const).map((value) => ({ value, label: t(value) }))}
          onChange={(value) => {
            onTyped(value === 'type');
            onDrawn(null);
          }}
        />
      </div>
      {isTyped ? (
        <div className={styles['box']}>
          <span className={styles['line']} />
          {name.trim() === '' ? (
            <span className={styles['placeholder']}>{t('typedEmpty')}</span>
          ) : (
            <span className={styles['hand']}>{name}</span>
          )}
        </div>
      ) : (
        <DrawPad onDrawn={(path) => onDrawn(path === null ? null : { kind: 'drawn', path, ...drawingBox })} />
      )}
    </div>
  );
}
