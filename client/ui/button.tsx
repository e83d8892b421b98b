/**
 * The kit's button without the kit: the first picture of a guest's room has some, and is there before the kit is
 * fetched. It looks and behaves as the kit's own, which stand beside it on other pages.
 */
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { WayLink } from './way-link.tsx';

export interface ButtonLook {
  variant?: 'default' | 'filled' | 'subtle';
  size?: 'xs' | 'sm' | 'lg' | 'compact-sm';
  fullWidth?: boolean;
  leftSection?: ReactNode;
}

const sizes = { xs: 'xs', sm: '', lg: 'lg', 'compact-sm': 'compact' } as const;

function lookOf(
  { variant = 'default', size = 'sm', fullWidth, leftSection }: ButtonLook,
  className: string | undefined,
): string {
  const own = ['button', sizes[size], variant, fullWidth && 'wide', leftSection && 'led'];
  return [...own.map((name) => (typeof name === 'string' ? styles[name] : undefined)), className]
    .filter(Boolean)
    .join(' ');
}

function Inside({ leftSection, children }: { leftSection: ReactNode; children: ReactNode }) {
  return (
    <span className={styles['inside']}>
      {leftSection && <span className={styles['lead']}>{leftSection}</span>}
      <span className={styles['label']}>{children}</span>
    </span>
  );
}

export function Button({
  variant,
  size,
  fullWidth,
  leftSection,
  className,
  children,
  ...props
}: ButtonLook & ComponentProps<'button'>) {
  const look = { variant, size, fullWidth, leftSection } as ButtonLook;
  return (
    <button type="button" data-variant={variant ?? 'default'} {...props} className={lookOf(look, className)}>
      <Inside leftSection={leftSection}>{children}</Inside>
    </button>
  );
}

/** A link of the product that looks like a button, and is a link to everybody. */
export function LinkButton({
  variant,
  size,
  fullWidth,
  leftSection,
  className,
  children,
  ...props
}: ButtonLook & ComponentProps<typeof WayLink>) {
  const look = { variant, size, fullWidth, leftSection } as ButtonLook;
  return (
    <WayLink data-variant={variant ?? 'default'} {...props} className={lookOf(look, className)}>
      <Inside leftSection={leftSection}>{children}</Inside>
    </WayLink>
  );
}
