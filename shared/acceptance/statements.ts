/**
 * The words a signer agrees to, by edition. A word that changes is a new edition: earlier signatures keep what was
 * read when they were given, and a page that shows an older one is told to load again.
 */
import { z } from 'zod';
import type { Terms } from '../quote/quote.ts';

export const statementEditions = ['sign-1'] as const;
export const StatementEdition = z.enum(statementEditions);
export const currentStatement = 'sign-1' satisfies z.infer<typeof StatementEdition>;

export interface SigningWords {
  /** Beside the box that is ticked. */
  readonly authority: string;
  /** What signing means, where it is signed. */
  readonly meaning: string;
  /** What it does not show: said plainly, and no excuse later. */
  readonly notProved: string;
}

interface Named {
  readonly version: number;
  readonly seller: string;
  readonly customer: string;
}

const words: Readonly<Record<Terms['language'], (named: Named) => SigningWords>> = {
  en: ({ version, seller, customer }) => ({
    authority: `I may sign for ${customer}, and I accept version ${version} with its terms.`,
    meaning: `Signing makes version ${version} binding between ${customer} and ${seller}. What you read here is exactly what you sign.`,
    notProved:
      'Your link and, where one is asked for, the code in your mail show that you reached this page. They do not prove who sits at the keyboard.',
  }),
  sv: ({ version, seller, customer }) => ({
    authority: `Jag får skriva under för ${customer} och godkänner version ${version} med villkor.`,
    meaning: `Underskriften gör version ${version} bindande mellan ${customer} och ${seller}. Det du läser här är exakt det du skriver under.`,
    notProved:
      'Din länk och, där det begärs, koden i din e-post visar att du har nått sidan. De bevisar inte vem som sitter vid tangentbordet.',
  }),
};

export function signingWords(language: Terms['language'], named: Named): SigningWords {
  return words[language](named);
}
