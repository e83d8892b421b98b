import { useEffect } from 'react';

/** Keys that only change what another key does. */
const silent: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock']);

/** Calls back when the reader scrolls by themselves, types, or presses a key: from then on it is their own way. */
export function useOwnWay(taken: () => void): void {
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (!silent.has(key)) taken();
    };
    // The bar beside the page belongs to no element in it.
    const onPointer = ({ target }: PointerEvent) => {
      if (target === document.documentElement) taken();
    };
    const passive = { passive: true } as const;
    window.addEventListener('wheel', taken, passive);
    window.addEventListener('touchmove', taken, passive);
    window.addEventListener('pointerdown', onPointer);
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('wheel', taken);
      window.removeEventListener('touchmove', taken);
      window.removeEventListener('pointerdown', onPointer);
      window.removeEventListener('keydown', onKey);
    };
  }, [taken]);
}
