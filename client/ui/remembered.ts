/**
 * Small choices kept on this device. Storage may be switched off or full; then a choice lasts as long as the
 * page, which is no reason to fail.
 */
const prefix = 'coquote.';

/** What was remembered under `key`, if it is one of `allowed`. */
export function remembered<T extends string>(key: string, allowed: readonly T[]): T | null {
  try {
    const value = localStorage.getItem(prefix + key);
    return allowed.find((candidate) => candidate === value) ?? null;
  } catch {
    return null;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // Nothing to do: the choice holds until the page is closed.
  }
}
