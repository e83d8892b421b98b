import type { Person } from './people.ts';

/** Something on the page as a screen reader is told of it. */
export interface Told {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** Such as `checked`, `expanded`, `invalid` and `disabled`, as the browser writes them; those that are not so are absent. */
  readonly states: Readonly<Record<string, string>>;
  /** The roles and names of what it is in, from the page down. */
  readonly within: readonly string[];
}

interface AxNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: unknown };
  readonly name?: { readonly value?: unknown };
  readonly description?: { readonly value?: unknown };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[];
}

/** The browser's own tree for screen readers, in the order of the page. */
export async function told({ page }: Person): Promise<Told[]> {
  const line = await page.context().newCDPSession(page);
  const { nodes }: { nodes: readonly AxNode[] } = await line.send('Accessibility.getFullAXTree');
  await line.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const within = ({ parentId }: AxNode): string[] => {
    const parent = byId.get(parentId ?? '');
    if (!parent) return [];
    const name = parent.ignored ? '' : text(parent.name);
    return [...within(parent), ...(name === '' ? [] : [`${text(parent.role)} ${name}`])];
  };
  return nodes
    .filter(({ ignored }) => !ignored)
    .map((node) => ({
      role: text(node.role),
      name: text(node.name),
      description: text(node.description),
      states: Object.fromEntries(
        (node.properties ?? [])
          .map(({ name, value }) => [name, String(value.value)] as const)
          .filter(([, value]) => value !== 'false' && value !== 'undefined'),
      ),
      within: within(node),
    }));
}

const text = (of: { readonly value?: unknown } | undefined) =>
  typeof of?.value === 'string' ? of.value : '';

/** What one does something with. */
const controls: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'combobox',
  'link',
  'menuitem',
  'option',
  'radio',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'textbox',
]);

/**
 * What nobody who only hears the page could tell: a control without a name; several of the same role and name in the
 * same named place; one that does nothing now, or holds what does not fit, and does not say why.
 */
export function unclear(all: readonly Told[]): string[] {
  const there = all.filter(({ role }) => controls.has(role));
  const where = ({ role, name, within }: Told) => [...within, `${role} ${name}`].join(' > ');
  const byPlace = Map.groupBy(there, where);
  return [
    ...there.filter(({ name }) => name.trim() === '').map((one) => `no name: ${where(one)}`),
    ...[...byPlace]
      .filter(([, same]) => same.length > 1)
      .map(([place, same]) => `${same.length} alike: ${place}`),
    ...there
      .filter(({ states, description }) => states['disabled'] && description === '')
      .map((one) => `no reason: ${where(one)}`),
    ...there
      .filter(({ states, description }) => states['invalid'] && description === '')
      .map((one) => `no fault told: ${where(one)}`),
  ];
}
