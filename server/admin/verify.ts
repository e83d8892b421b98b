/** Checks the audit log, the versions and the evidence of every organisation, and says where each chain stands. */
import { readFile } from 'node:fs/promises';
import { type Anchor, anchorsIn } from '../audit/anchors.ts';
import { headLine } from '../audit/head-line.ts';
import { type Verdict, verifyAll } from '../audit/verify.ts';
import { ConfigError } from '../config.ts';
import { type Command, withStorage } from './command.ts';

export const verify: Command = {
  usage: ['verify [--witness FILE]...'],
  run: async ({ config, values }) => {
    const witnesses = await readWitnesses([values['witness'] ?? []].flat());
    const verdicts = await withStorage(config, (db) => Array.fromAsync(verifyAll(db, witnesses)));
    const known = new Set(verdicts.map(({ organisationId }) => organisationId));
    const strangers = witnesses.filter(({ organisationId }) => !known.has(organisationId));
    const lost = new Set(strangers.map(({ source, organisationId }) => `${source} names ${organisationId}`));
    const isWrong = lost.size > 0 || verdicts.some(({ problem }) => problem !== null);
    const lines = [
      ...verdicts.flatMap(linesOf),
      ...[...lost].map((each) => `WRONG: ${each}, and there is no such organisation.`),
      isWrong ? 'Not everything is as it was written.' : 'Everything is as it was written.',
    ];
    return { lines, isWrong };
  },
};

function linesOf({ name, organisationId, rows, versions, problem, head }: Verdict): string[] {
  if (problem !== null) return [`${name} (${organisationId}): WRONG: ${problem}.`];
  const counted = `${rows} rows and ${versions} versions are what was written`;
  // What `--witness` reads again, so that the output itself can be kept.
  return [`${name}: ${counted}. The log stands at`, `  ${headLine(organisationId, head)}`];
}

async function readWitnesses(paths: readonly string[]): Promise<Anchor[]> {
  const anchors: Anchor[] = [];
  for (const path of paths) {
    const found = await readWitness(path);
    if (found.length === 0)
      throw new ConfigError([`--witness ${path} names no row of an audit log.`], 'Nothing was checked:');
    anchors.push(...found);
  }
  return anchors;
}

async function readWitness(path: string): Promise<Anchor[]> {
  try {
    return anchorsIn(await readFile(path, 'utf8'), path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`--witness ${path} cannot be read: ${why}`], 'Nothing was checked:');
  }
}
