import { IconDoorExit, IconDots, IconPlayerPause, IconSearch } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import styles from './bar-menu.module.css';
import { LanguageChoice } from './language-choice.tsx';

interface BarMenuProps {
  onFind: () => void;
  /** `null`: there is nothing to step back from. */
  onStepBack: (() => void) | null;
  onLeave: (() => void) | null;
}

const icon = { size: 20, stroke: 1.75, 'aria-hidden': true } as const;

/** What a phone's bar has no room for, behind one button, so that the names beside it can be read. */
export function BarMenu({ onFind, onStepBack, onLeave }: BarMenuProps) {
  const { t } = useTranslation('quoteRoom');
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={controls['icon']}
        popoverTarget={id}
        aria-label={t('bar.more')}
        title={t('bar.more')}
      >
        <IconDots {...icon} />
      </button>
      {/* The browser's own: it lies over everything, and goes by Esc or a press elsewhere. */}
      <div id={id} popover="auto" className={styles['menu']}>
        <button type="button" popoverTarget={id} popoverTargetAction="hide" onClick={onFind}>
          <IconSearch {...icon} />
          {t('bar.find')}
        </button>
        {onStepBack && (
          <button type="button" popoverTarget={id} popoverTargetAction="hide" onClick={onStepBack}>
            <IconPlayerPause {...icon} />
            {t('offering.stepBack')}
          </button>
        )}
        {onLeave && (
          <button type="button" popoverTarget={id} popoverTargetAction="hide" onClick={onLeave}>
            <IconDoorExit {...icon} />
            {t('bar.leave')}
          </button>
        )}
        <LanguageChoice />
      </div>
    </>
  );
}
