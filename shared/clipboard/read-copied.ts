/** What a clipboard says was copied → components, or why it is not taken. It may come from anybody. */
import { Copied, largestCopy, longestCopy } from './copied.ts';

export const copyRefusals = ['too-large', 'unreadable'] as const;
export type CopyRefusal = (typeof copyRefusals)[number];

export function readCopied(json: string): Copied | CopyRefusal {
  if (json.length > longestCopy) return 'too-large';
  try {
    const value: unknown = JSON.parse(json);
    // Counted before each is looked at.
    if (isRecord(value) && Array.isArray(value['components']) && value['components'].length > largestCopy)
      return 'too-large';
    return Copied.safeParse(value).data ?? 'unreadable';
  } catch {
    return 'unreadable';
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
