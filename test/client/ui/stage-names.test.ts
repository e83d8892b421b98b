/** A stage is named in one way: every sentence says what the organisation calls it, on the screens, in mails and in files. */
import { describe, expect, it } from 'vitest';
import { type StageLabel, stageNameOf, stageNames, stageWordOf } from '#shared/opportunity/stage-names.ts';
import { stages } from '#shared/opportunity/stages.ts';
import type { Language } from '../../../client/ui/languages.ts';
import { languages } from '../../../client/ui/languages.ts';
import { sayText } from '../../../client/ui/say-text.ts';
import { stageTexts } from '../../../client/ui/stage-name.ts';
import { loadTexts, portions } from '../../../client/ui/texts.ts';
import { sampleLetter, sampleMatter, samplePayloads, sampleTopics } from '../../support/letters.ts';

/** Every text with its path: `quotes.gate.title`. */
function texts(node: object, path: string): [path: string, text: string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}.${key}`, value] as [string, string]]
      : texts(value as object, `${path}.${key}`),
  );
}

const textsOf = async (language: Language) =>
  (await Promise.all(portions.map((portion) => loadTexts(language, portion)))).flatMap((each) =>
    Object.entries(each).flatMap(([namespace, node]) => texts(node, namespace)),
  );

/** No word of any language, so that it is found wherever it stands. */
const labels: StageLabel[] = languages.flatMap((language) =>
  stages.map((stage) => ({ stage, language, label: `Zq${stage.replace('_', '')}` })),
);

/**
 * The product's own names, where one of them could only be that of a stage. "Sent" and "skickad" are also what people do
 * with a quote, so of them only what something moves to counts.
 */
const ownNames: Readonly<Record<Language, RegExp>> = {
  en: /\b(identified|co-design|won|lost|negotiation)\b|\bPricing\b|\bpricing step|\bpricing (begins|ends)|(to|in) Sent\b/i,
  sv: /\b(identifierad|samskapande\w*|vunn\w+|förlora\w+|förhandling\w*|prissättning\w*)\b|(till|i) Skickad\b/i,
};

/** Where the word is not about a stage: what is nearly lost is somebody's change. */
const others = new Set([
  'ui.crash.text',
  'quoteRoom.live.leave_one',
  'quoteRoom.live.leave_other',
  'catalogue.clash.title',
]);

describe.each(languages)('what stages are called, in %s', (language) => {
  it('is written out in no text of the screens', async () => {
    const found = (await textsOf(language)).filter(
      ([path, text]) => ownNames[language].test(text.replace(/\$t\(.*?\)/g, '')) && !others.has(path),
    );
    expect(found).toEqual([]);
  });

  it('is the organisation’s in every text that names one', async () => {
    const all = await textsOf(language);
    const naming = all.filter(([, text]) => text.includes('$t(stage:'));
    expect(naming.length).toBeGreaterThan(20);
    const named = texts(stageTexts(language, labels), 'stage');
    const table = new Map(
      [...named, ...naming].map(([path, text]) => [path.replace('.', ':'), text] as [string, string]),
    );
    for (const [path] of naming) {
      const said = sayText(table, language, path.replace('.', ':'));
      expect([path, said], path).toEqual([path, expect.stringMatching(/zq/i)]);
      expect(said).not.toContain('$t(');
      expect(said).not.toContain('stage:');
    }
  });

  it('is the organisation’s in mails', () => {
    const matter = sampleMatter({ stageLabels: labels });
    const lost = { ...samplePayloads.tasks_due };
    const asks = { ...lost, tasks: [{ ...lost.tasks[0], rule: 'let-go' as const }] };
    const letters = [
      ...sampleTopics.map((topic) => sampleLetter(topic, { language, isBuyer: false }, matter)),
      sampleLetter('tasks_due', { language, isBuyer: false }, matter, asks as typeof lost),
    ];
    const said = letters.map(({ subject, heading, paragraphs, facts = [] }) =>
      [subject, heading, ...paragraphs, ...facts.flat()].join('\n'),
    );
    expect(said.filter((text) => ownNames[language].test(text))).toEqual([]);
    expect(said.filter((text) => /zqlost/.test(text))).toHaveLength(2);
    expect(said.filter((text) => /zqwon/.test(text))).toHaveLength(1);
    // The negative control: without labels of its own the product's names are found.
    const plain = sampleLetter(
      'tasks_due',
      { language, isBuyer: false },
      sampleMatter(),
      asks as typeof lost,
    );
    expect(JSON.stringify(plain)).toMatch(ownNames[language]);
  });
});

describe('a name', () => {
  it('is small in a sentence, unless it has capitals of its own', () => {
    const called = (label: string) => [{ stage: 'lost', language: 'en', label } as const];
    expect(stageWordOf('lost', 'en', [])).toBe('lost');
    expect(stageWordOf('lost', 'en', called('No deal'))).toBe('no deal');
    expect(stageWordOf('lost', 'en', called('RFQ closed'))).toBe('RFQ closed');
    expect(stageWordOf('lost', 'en', called('PoC'))).toBe('PoC');
    expect(stageNameOf('lost', 'en', called('No deal'))).toBe('No deal');
    expect(stageNames.en.lost).toBe('Lost');
  });
});
