/** Said once to those who do not see it, by the room’s one polite region: `RoomAnnouncer` reads it out. */
let last = '';
const listeners = new Set<() => void>();

export function say(words: string): void {
  // The same words again are another message.
  last = words === last ? `${words}\u00a0` : words;
  for (const listener of listeners) listener();
}

export const spoken = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  latest: () => last,
};
