import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './bottom-sheet.module.css';

interface BottomSheetProps {
  /** Its heading, and its name. */
  title: string;
  className?: string | undefined;
  onClose: () => void;
  children: ReactNode;
}

/** On the phone, from the bottom edge, so that a field in it stays above the keyboard. */
export function BottomSheet({ title, className = '', onClose, children }: BottomSheetProps) {
  return (
    <Drawer.Root
      opened
      onClose={onClose}
      position="bottom"
      size="auto"
      classNames={{ content: styles['content'] ?? '' }}
    >
      <Drawer.Overlay />
      <Drawer.Content aria-label={title}>
        <Drawer.Body className={`${styles['body']} ${className}`}>
          <h2>{title}</h2>
          {children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
