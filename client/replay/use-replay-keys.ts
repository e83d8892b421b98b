import { useEffect, useEffectEvent } from 'react';

interface Keys {
  readonly previous: () => void;
  readonly next: () => void;
  readonly play: () => void;
  readonly close: () => void;
}

/** What answers these keys by itself when it has the focus. */
const kept: Readonly<Record<string, string>> = {
  ArrowLeft: 'input, select, textarea',
  ArrowRight: 'input, select, textarea',
  ' ': 'button, a[href], input:not([type="range"]), select, textarea',
};

const commands: Readonly<Record<string, keyof Keys>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ' ': 'play',
  Escape: 'close',
};

/** Arrows step, Space plays, Esc leaves, wherever one is in the replay. */
export function useReplayKeys(keys: Keys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = commands[event.key];
    const { target } = event;
    const isHeld = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (!command || isHeld || event.defaultPrevented || !(target instanceof Element)) return;
    const keptBy = kept[event.key];
    if (target.closest('[role="dialog"], [role="menu"]') || (keptBy && target.matches(keptBy))) return;
    event.preventDefault();
    keys[command]();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
