/** What lies on a clipboard, for a quote to read: components of a quote, cells of a spreadsheet, or neither. */
import type { Copied } from '#shared/clipboard/copied.ts';
import { type CopyRefusal, readCopied } from '#shared/clipboard/read-copied.ts';
import { ownAttribute, ownType, type Written } from '#shared/clipboard/written.ts';

export type Clip =
  | { readonly kind: 'components'; readonly copied: Copied }
  /** `text` and `html` of the same cells. */
  | { readonly kind: 'cells'; readonly text: string; readonly html: string }
  | { readonly kind: 'refused'; readonly why: CopyRefusal | 'nothing' };

/** `ownIn`: the value of our attribute in a table; `null` where there is none. */
export function clipIn(
  { own, html, text }: Written,
  ownIn: (html: string) => string | null = attributeIn,
): Clip {
  const json = own || (html.includes(ownAttribute) ? ownIn(html) : null);
  if (json) {
    const copied = readCopied(json);
    return typeof copied === 'string' ? { kind: 'refused', why: copied } : { kind: 'components', copied };
  }
  const isTable = /<table[\s>]/i.test(html) || /[\t\n]./.test(text.trim());
  return isTable ? { kind: 'cells', text, html } : { kind: 'refused', why: 'nothing' };
}

/** Parsing a document of its own runs nothing and fetches nothing of it. */
function attributeIn(html: string): string | null {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return parsed.querySelector(`[${ownAttribute}]`)?.getAttribute(ownAttribute) ?? null;
}

const types = { own: ownType, html: 'text/html', text: 'text/plain' } as const satisfies Record<
  keyof Written,
  string
>;

export function readFrom(data: DataTransfer): Written {
  return {
    own: data.getData(types.own),
    html: data.getData(types.html),
    text: data.getData(types.text),
  };
}

export function writeTo(data: DataTransfer, written: Written): void {
  for (const [form, type] of Object.entries(types) as [keyof Written, string][])
    data.setData(type, written[form]);
}

/** For a menu, which no copying event comes from. Rejects where the browser does not allow it. */
export async function writeToSystem({ html, text }: Written): Promise<void> {
  await navigator.clipboard.write([
    new ClipboardItem({
      [types.html]: new Blob([html], { type: types.html }),
      [types.text]: new Blob([text], { type: types.text }),
    }),
  ]);
}

/** As `writeToSystem`; the browser may ask the person first. */
export async function readFromSystem(): Promise<Written> {
  const items = await navigator.clipboard.read();
  const read = async (type: string): Promise<string> => {
    const item = items.find((candidate) => candidate.types.includes(type));
    return item ? await (await item.getType(type)).text() : '';
  };
  return { own: '', html: await read(types.html), text: await read(types.text) };
}
