import { needTexts } from './i18n.ts';
import type { Portion } from './texts.ts';

/** What is on its way, with the texts that it speaks in and that no picture before it has. */
export async function withTexts<T>(portion: Portion, part: Promise<T>): Promise<T> {
  const [fetched] = await Promise.all([part, needTexts(portion)]);
  return fetched;
}
