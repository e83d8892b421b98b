import { XmlDocument, XmlElement } from 'libxml2-wasm';

/** An XML element as a value, with its name as it is written. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly ReadElement[];
}

/** The root of an XML document, by a reader that was not made for it. Throws for what is not well-formed. */
export function readXml(xml: string): ReadElement {
  const document = XmlDocument.fromString(xml);
  try {
    return read(document.root);
  } finally {
    document.dispose();
  }
}

function read(element: XmlElement): ReadElement {
  const children: ReadElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement) children.push(read(node));
  }
  return {
    name: [element.prefix, element.name].filter(Boolean).join(':'),
    attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    text: children.length === 0 ? element.content : '',
    children,
  };
}

/** All elements along a path of names, "cac:TaxTotal/cac:TaxSubtotal", in the order they stand. */
export function allAt(element: ReadElement, path: string): ReadElement[] {
  return path
    .split('/')
    .reduce<ReadElement[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [element],
    );
}

/** The text at a path where one element stands; `null` where none does. Throws where several do. */
export function textAt(element: ReadElement, path: string): string | null {
  const [found, ...others] = allAt(element, path);
  if (others.length > 0) throw new Error(`Several ${path} in ${element.name}`);
  return found?.text ?? null;
}
