/** What a reader program learns of a PDF, beside its text. */
import { inflateSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfInspection {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly isTagged: boolean;
  /** Titles of the bookmarks, an inner one after its outer one and indented by a space for each level. */
  readonly bookmarks: readonly string[];
  /** By file name. */
  readonly attachments: Readonly<Record<string, string>>;
}

interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

export async function inspectPdf(bytes: Uint8Array): Promise<PdfInspection> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const [{ info }, outline, attachments, markInfo] = await Promise.all([
    document.getMetadata(),
    document.getOutline(),
    document.getAttachments(),
    document.getMarkInfo(),
  ]);
  const files = new Map(attachments as ReadonlyMap<string, unknown> | null);
  const contents = await Promise.all(
    [...files.keys()].map(async (name) => [
      name,
      utf8.decode((await document.getAttachmentContent(name)) ?? undefined),
    ]),
  );
  await task.destroy();
  const facts = info as Record<string, unknown>;
  return {
    title: String(facts['Title']),
    author: String(facts['Author']),
    language: String(facts['Language']),
    isTagged: new Map(markInfo as unknown as ReadonlyMap<string, unknown> | null).get('Marked') === true,
    bookmarks: flat((outline ?? []) as readonly Bookmark[], ''),
    attachments: Object.fromEntries(contents),
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const flat = (bookmarks: readonly Bookmark[], indent: string): string[] =>
  bookmarks.flatMap(({ title, items }) => [
    indent + title.replace(/\s+/g, ' '),
    ...flat(items, `${indent} `),
  ]);

/** All that a PDF says in PDF's own language, with what is compressed in it, as one text. */
export function pdfSource(pdf: Uint8Array): string {
  const file = Buffer.from(pdf);
  const parts = [file.toString('latin1')];
  for (let at = file.indexOf('stream\n'); at !== -1; at = file.indexOf('stream\n', at + 7)) {
    const end = file.indexOf('endstream', at);
    try {
      parts.push(inflateSync(file.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // Not compressed, or no stream: it is in the file as it stands.
    }
  }
  return parts.join('\n');
}

/** Names of what a PDF could do by itself; a document has none of them. */
export const activeNames = /\/(JavaScript|JS|Launch|OpenAction|AA|SubmitForm|GoToR|RichMedia|XFA)\b/;

interface Structure {
  readonly role?: string;
  readonly children?: readonly Structure[];
}

const rolesIn = (node: Structure | null): string[] =>
  node === null ? [] : [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesIn)];

/** What the parts of a PDF are to a screen reader, in reading order: "Table", "TR", "TH". */
export async function pdfRoles(bytes: Uint8Array): Promise<readonly string[]> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const trees = await Promise.all(
    numbers.map(async (number) => (await document.getPage(number)).getStructTree()),
  );
  await task.destroy();
  return trees.flatMap((tree) => rolesIn(tree as Structure | null));
}
