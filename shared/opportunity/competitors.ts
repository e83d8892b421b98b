/** Whom deals are lost to. A name is free; however it is spelled, one competitor is one. */
import { z } from 'zod';

/** Alike for names that only differ in case and spaces. */
export function foldedName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** What an organisation keeps of them, each once. */
export const Competitors = z
  .array(z.string().trim().min(1).max(120))
  .max(200)
  .refine((names) => new Set(names.map(foldedName)).size === names.length, 'each name once');
export type Competitors = z.infer<typeof Competitors>;

/**
 * Each once, in the spelling that is kept or else most used; those that deals were lost to oftenest first. `used`: a name
 * for every loss.
 */
export function knownCompetitors(kept: readonly string[], used: readonly string[]): string[] {
  const uses = Map.groupBy(used, foldedName);
  const spellings = new Map([...uses].map(([key, names]) => [key, mostUsed(names)]));
  for (const name of kept) spellings.set(foldedName(name), name.trim());
  const count = (name: string) => uses.get(foldedName(name))?.length ?? 0;
  return [...spellings.values()].sort((a, b) => count(b) - count(a) || a.localeCompare(b));
}

/** The name in the spelling that is known of it; one that nobody knows stays as it is typed. */
export function asKnown(name: string, known: readonly string[]): string {
  const key = foldedName(name);
  return known.find((each) => foldedName(each) === key) ?? name.trim().replace(/\s+/g, ' ');
}

function mostUsed(names: readonly string[]): string {
  const tidy = names.map((name) => name.trim().replace(/\s+/g, ' '));
  const groups = [...Map.groupBy(tidy, (name) => name)].sort(([, a], [, b]) => b.length - a.length);
  return groups[0]?.[0] ?? '';
}
