import { Button, type ButtonProps } from '@mantine/core';
import type { MouseEvent, ReactNode } from 'react';

interface BusyButtonProps
  extends Pick<ButtonProps, 'variant' | 'size' | 'fullWidth' | 'leftSection' | 'className'> {
  /** Whether what it began is still under way. */
  isBusy: boolean;
  type?: 'button' | 'submit';
  'aria-label'?: string;
  onClick?: () => void;
  children: ReactNode;
}

/**
 * The kit's button for what takes a moment. Meanwhile it takes no second press and keeps the focus, which one that is
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
