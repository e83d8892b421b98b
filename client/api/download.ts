/** Files of the API: fetched, so that a refusal can be said in words, and then handed to the browser to save. */
import type { EndpointInput } from '#shared/protocol/api.ts';
import { urlOf } from './api.ts';
import { NoAnswer, problemIn } from './api-problem.ts';

/** Saves the PDF of a sent version. Rejects with `ApiProblem` or `NoAnswer`, as every call does. */
export const downloadVersionPdf = (quoteId: string, number: number): Promise<void> =>
  download(urlOf('getVersionPdf', { quoteId, number }), `${quoteId}-${number}.pdf`);

/** Saves the PDF of what stands in the room now. Rejects likewise. */
export const downloadDraftPdf = (quoteId: string): Promise<void> =>
  download(urlOf('getDraftPdf', { quoteId }), `${quoteId}.pdf`);

/** Saves the evidence package of an accepted version. Rejects likewise. */
export const downloadEvidence = (quoteId: string, number: number): Promise<void> =>
  download(urlOf('getEvidence', { quoteId, number }), `${quoteId}-${number}-evidence.json`);

/** Saves the catalogue as a file that spreadsheets of that language open. Rejects likewise. */
export const downloadCatalogue = (language: 'en' | 'sv'): Promise<void> =>
  download(urlOf('getCatalogueCsv', undefined, { language }), 'catalogue.csv');

/** Saves a file that was handed in as evidence. Rejects likewise. */
export const downloadKeptFile = (quoteId: string, fileId: string): Promise<void> =>
  download(urlOf('getKeptFile', { quoteId, fileId }), 'signed');

/** Saves the script that checks such a package. Rejects likewise. */
export const downloadEvidenceScript = (): Promise<void> =>
  download(urlOf('getEvidenceScript', undefined), 'verify-package.mjs');

/** Rows of insight: of a view of the sales process, or of what customers choose. */
export type InsightFile = EndpointInput<'insightFile'>['params']['view'] | 'choices';

/** Saves the rows of a view as CSV. Rejects likewise. */
export function downloadInsight(
  file: InsightFile,
  filter: EndpointInput<'insightFile'>['query'],
  language: 'en' | 'sv',
): Promise<void> {
  const url =
    file === 'choices'
      ? urlOf('insightChoicesFile', undefined, filter)
      : urlOf('insightFile', { view: file }, { ...filter, language });
  return download(url, `insight-${file}.csv`);
}

/** Saves observations of what customers choose as CSV. Rejects likewise. */
export const downloadChoices = (asked: EndpointInput<'insightChoicesFile'>['query']): Promise<void> =>
  download(urlOf('insightChoicesFile', undefined, asked), 'insight-choices.csv');

/** `name` is for a file that the server sends without one. */
async function download(url: Promise<string>, name: string): Promise<void> {
  const response = await fetch(await url).catch((cause: unknown) => {
    throw new NoAnswer('The server did not answer. Check the connection and try again.', { cause });
  });
  if (!response.ok) throw await problemIn(response);
  save(await response.blob(), fileNameIn(response.headers.get('content-disposition') ?? '') ?? name);
}

/** The file's name in a Content-Disposition header: its extended form (RFC 8187) where there is one. */
export function fileNameIn(disposition: string): string | null {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? null;
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of the data by the next turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
