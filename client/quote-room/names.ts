/** How people and companies are called in a sentence. */

/** "Erik" of "Erik Sandberg": everybody is on first-name terms. */
export function firstName(name: string): string {
  return firstWord(name);
}

/** "Nordvik" of "Nordvik Konsult AB". */
export function shortCompany(name: string): string {
  return firstWord(name);
}

const firstWord = (name: string) => name.trim().split(/\s+/)[0] ?? name;
