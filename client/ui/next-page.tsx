import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';

/** So that the next page is there before the end of this one comes into sight. */
const ahead: IntersectionObserverInit = { rootMargin: '600px 0px' };

interface NextPageProps {
  label: string;
  isPending: boolean;
  onAsk: () => void;
}

/** Stands after the last row of what is given out by pages: coming near asks for the next, and so does pressing it. */
export function NextPage({ label, isPending, onAsk }: NextPageProps) {
  const button = useRef<HTMLButtonElement>(null);
  const ask = useEffectEvent(onAsk);
  useEffect(() => {
    // Where it is still near after a page has come, it must be asked again: so it is watched anew.
    if (isPending || !button.current) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) ask();
    }, ahead);
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [isPending]);
  return (
    <Button ref={button} variant="default" size="xs" loading={isPending} onClick={onAsk}>
      {label}
    </Button>
  );
}
