import type { MouseEvent, ReactNode } from 'react';
import { Button, type ButtonLook } from './button.tsx';

interface BusyButtonProps extends ButtonLook {
  className?: string;
  /** Whether what it began is still under way. */
  isBusy: boolean;
  type?: 'button' | 'submit';
  'aria-label'?: string;
  onClick?: () => void;
  children: ReactNode;
}

/**
 * A button for what takes a moment. Meanwhile it takes no second press and keeps the focus, which one that is
 * disabled would lose.
 */
export function BusyButton({ isBusy, onClick, ...look }: BusyButtonProps) {
  const press = (event: MouseEvent) => {
    // Of a form, Enter in a field comes this way too.
    if (isBusy) event.preventDefault();
    else onClick?.();
  };
  return <Button {...look} aria-disabled={isBusy} onClick={press} />;
}
