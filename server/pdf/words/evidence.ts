/** The words of the pages that tell how a version was signed. */
import type { Terms } from '#shared/quote/quote.ts';

export interface EvidenceWords {
  readonly signer: string;
  readonly email: string;
  readonly authority: string;
  readonly statement: string;
  readonly address: string;
  readonly browser: string;
  readonly paperSigned: string;
  readonly paperFile: string;
  readonly paperRecorded: string;
  readonly paperConfirmed: string;
  readonly chainBefore: string;
  readonly chainAfter: string;
  readonly packageHash: string;
  readonly software: string;
  /** What is not proved, and how the rest is checked. */
  readonly notes: readonly string[];
}

const en: EvidenceWords = {
  signer: 'Signed by',
  email: 'The link was sent to',
  authority: 'Declared',
  statement: 'Agreed to',
  address: 'Network address',
  browser: 'Browser',
  paperSigned: 'Signed on paper by',
  paperFile: 'What was signed',
  paperRecorded: 'Recorded by',
  paperConfirmed: 'Confirmed by',
  chainBefore: 'Audit log before',
  chainAfter: 'Audit log after',
  packageHash: 'Evidence package',
  software: 'Made by',
  notes: [
    'This is a simple electronic signature with evidence. It does not prove that the person at the keyboard was the person who is named, nor that they had the right to sign: they declared that they had. Times are those of the server’s own clock.',
    'The whole evidence, with the rules to check it by, is in evidence.json inside this file. Compare the hashes above with the same ones in the receipt or in the other party’s copy.',
  ],
};

const sv: EvidenceWords = {
  signer: 'Undertecknad av',
  email: 'Länken skickades till',
  authority: 'Försäkrade',
  statement: 'Godkände',
  address: 'Nätverksadress',
  browser: 'Webbläsare',
  paperSigned: 'Undertecknad på papper av',
  paperFile: 'Det som skrevs under',
  paperRecorded: 'Registrerat av',
  paperConfirmed: 'Bekräftat av',
  chainBefore: 'Granskningslogg före',
  chainAfter: 'Granskningslogg efter',
  packageHash: 'Bevispaket',
  software: 'Skapat av',
  notes: [
    'Detta är en enkel elektronisk underskrift med bevis. Den visar inte att personen vid tangentbordet var den som namnges, och inte heller att den hade rätt att skriva under: det försäkrade den. Tiderna är serverns egna.',
    'Alla bevis, med reglerna för att kontrollera dem, finns i evidence.json i den här filen. Jämför kontrollsummorna ovan med dem i kvittot eller i den andra partens exemplar.',
  ],
};

export const evidenceWords: Readonly<Record<Terms['language'], EvidenceWords>> = { en, sv };
