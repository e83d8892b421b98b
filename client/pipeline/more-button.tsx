import controls from '../quote-room/controls.module.css';
import { useTranslation } from '../ui/use-translation.ts';

interface MoreButtonProps {
  left: number;
  onMore: () => void;
}

/** The way to what a list has beyond what it shows. Away where that is all. */
export function MoreButton({ left, onMore }: MoreButtonProps) {
  const { t } = useTranslation('pipeline');
  return (
    left > 0 && (
      <button type="button" className={`${controls['button']} ${controls['quiet']}`} onClick={onMore}>
        {t('showMore', { count: left })}
      </button>
    )
  );
}
