import type { ComponentProps, MouseEvent } from 'react';
import { useWay } from './way.ts';

interface WayLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** Another page of the product. */
  to: string;
}

/** A link within the product, with or without a router. With a modifier, or another button, it is the browser's. */
export function WayLink({ to, onClick, ...props }: WayLinkProps) {
  const way = useWay();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const { defaultPrevented, button, metaKey, altKey, ctrlKey, shiftKey } = event;
    if (defaultPrevented || button !== 0 || metaKey || altKey || ctrlKey || shiftKey) return;
    event.preventDefault();
    way.go(to);
  };
  return <a {...props} href={to} onClick={follow} />;
}
