import { IconCheck, IconMinus } from '@tabler/icons-react';
import controls from '../controls.module.css';

/** How a choice stands, where nobody can change it now. */
export function ChoiceMark({ isChosen, word }: { isChosen: boolean; word: string }) {
  const Icon = isChosen ? IconCheck : IconMinus;
  return (
    <span
      className={`${controls['mark']} ${isChosen ? controls['markOn'] : ''}`}
      role="img"
      aria-label={word}
      title={word}
    >
      <Icon size={16} stroke={2} aria-hidden />
    </span>
  );
}
