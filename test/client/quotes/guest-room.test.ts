import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../../..');

interface Module {
  readonly code: string;
  /** Fetched with it: packages by their names, ours by their paths. */
  readonly withIt: readonly string[];
  /** Fetched later. */
  readonly later: readonly string[];
}

const known = new Map<string, Promise<Module>>();

function moduleAt(path: string): Promise<Module> {
  const found = known.get(path) ?? read(path);
  known.set(path, found);
  return found;
}

async function read(path: string): Promise<Module> {
  const code = await readFile(path, 'utf8');
  const { staticImports, dynamicImports, staticExports } = parseSync(path, code).module;
  const imported = staticImports
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const exported = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
  );
  const later = dynamicImports.map(({ moduleRequest: { start, end } }) => code.slice(start + 1, end - 1));
  const resolved = (name: string) => {
    if (name.startsWith('#shared/')) return join(project, name.slice(1));
    return name.startsWith('.') ? join(dirname(path), name) : name;
  };
  return { code, withIt: [...imported, ...exported].map(resolved), later: later.map(resolved) };
}

/** The seller's part of a room is fetched where the kit is already. */
const isOfGuests = (name: string) => isOurs(name) && !/\/(seller-room|kit)\.tsx$/.test(name);

const isOurs = (name: string) => /^\/.*\.tsx?$/.test(name);

/** Everything that is fetched with the module at `start`, and the module of ours that asks for each. */
async function fetchedWith(start: string): Promise<Map<string, string>> {
  const askedBy = new Map([[start, start]]);
  for (const name of askedBy.keys()) {
    if (!isOurs(name)) continue;
    for (const next of (await moduleAt(name)).withIt) if (!askedBy.has(next)) askedBy.set(next, name);
  }
  return askedBy;
}

const heavy = ['@tanstack/react-router', '@mantine/core', '@mantine/form'];

/** Which of them comes with the module, and by whose import. */
async function heavyIn(start: string): Promise<string[]> {
  const fetched = await fetchedWith(start);
  return heavy.flatMap((name) => (fetched.has(name) ? [`${name} by ${fetched.get(name)}`] : []));
}

const client = (path: string) => join(project, 'client', path);

describe("a guest's room as their link opens it", () => {
  it.each(['main.tsx', 'quotes/guest-room.tsx'])('comes without the router and the kit: %s', async (path) => {
    expect(await heavyIn(client(path))).toEqual([]);
  });

  it('which the way to all other pages is found to bring', async () => {
    expect(await heavyIn(client('app.tsx'))).toHaveLength(2);
  });

  it('fetches what is made of the kit later, together with the kit', async () => {
    const alone: string[] = [];
    const withKit = new Set<string>();
    const starts = new Set([client('quotes/guest-room.tsx')]);
    for (const start of starts) {
      for (const name of (await fetchedWith(start)).keys()) {
        if (!isOurs(name)) continue;
        const { code, later } = await moduleAt(name);
        for (const part of later.filter(isOfGuests)) {
          starts.add(part);
          if (!(await fetchedWith(part)).has('@mantine/core')) continue;
          const file = part.slice(part.lastIndexOf('/'));
          if (code.replaceAll(/\s/g, '').includes(`withKit(async()=>(awaitimport('.${file}'))`))
            withKit.add(part);
          else alone.push(`${part} in ${name}`);
        }
      }
    }
    expect(alone).toEqual([]);
    expect(withKit.size).toBeGreaterThan(5);
  });
});
