import { describe, expect, it } from 'vitest';
import { formatMoney } from '#shared/money/format-money.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import {
  emptyVariables,
  filledTexts,
  fillVariables,
  noValue,
  variablesIn,
} from '#shared/quote/fill-variables.ts';
import { plainText, type RichTextNode } from '#shared/quote/rich-text.ts';
import { variableValues } from '#shared/quote/variable-values.ts';
import { type VariableName, variableNames } from '#shared/quote/variables.ts';
import { frozenDemo } from '../../support/frozen-demo.ts';

const frozen = frozenDemo();
const priced = priceQuote(frozen.content);
const source = { ...frozen, priced };
const values = variableValues(source);

const variable = (name: VariableName): RichTextNode => ({ type: 'variable', attrs: { name } });
const text = (words: string, ...marks: string[]): RichTextNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const doc = (...content: RichTextNode[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const inlinesOf = (...content: RichTextNode[]) =>
  fillVariables(doc(...content), values).content?.[0]?.content;

describe('what variables stand for', () => {
  it('is what the quote says, with the sums of the pricing module', () => {
    const money = (amount: number) => formatMoney(amount, 'SEK');
    expect(values.customer).toBe(frozen.customer.name);
    expect(values.customerContact).toBe('Anna Bergman');
    expect(values.seller).toBe('Nordvik Konsult AB');
    expect(values.quoteNumber).toBe('2026-0143');
    expect(values.startDate).toBe('4 May 2026');
    expect(values.firstYear).toBe(money(priced.firstYear.net));
    expect(values.firstYearInclVat).toBe(money(priced.firstYear.gross));
    expect(values.dueAtAcceptance).toBe(money(priced.dueAtAcceptance.payable));
    const monthly = priced.periods.find(({ period }) => period === 'month');
    expect([values.month, values.monthInclVat]).toEqual([
      money(monthly?.net ?? Number.NaN),
      money(monthly?.gross ?? Number.NaN),
    ]);
  });

  it('is in the language of the document', () => {
    const { content } = frozen;
    const swedish = {
      ...source,
      content: { ...content, terms: { ...content.terms, language: 'sv' as const } },
    };
    expect(variableValues(swedish).startDate).toBe('4 maj 2026');
  });

  it('is nothing where the quote does not say it, and then a dash is read and the name is told', () => {
    const terms = { ...frozen.content.terms, startDate: null, title: ' ' };
    const texts = {
      intro: doc(variable('startDate'), variable('customer')),
      terms: doc(variable('quoteTitle')),
    };
    const bare = { ...source, content: { ...frozen.content, terms, texts } };
    expect(variableValues({ ...bare, customer: { ...frozen.customer, people: [] } })).toMatchObject({
      startDate: null,
      quoteTitle: null,
      customerContact: null,
    });
    expect(plainText(filledTexts(bare).intro)).toBe(`${noValue}${frozen.customer.name}`);
    expect(emptyVariables(bare)).toEqual([
      { text: 'intro', name: 'startDate' },
      { text: 'terms', name: 'quoteTitle' },
    ]);
    expect(
      emptyVariables({ ...source, content: { ...frozen.content, texts: { ...texts, terms: doc() } } }),
    ).toEqual([]);
  });

  it('has a row for every name', () => {
    expect(Object.keys(values).sort()).toEqual([...variableNames].sort());
  });
});

describe('a text with variables', () => {
  it('reads as one text with what they stand for', () => {
    expect(inlinesOf(text('Dear '), variable('customerContact'), text(', welcome'))).toEqual([
      text('Dear Anna Bergman, welcome'),
    ]);
  });

  it('formats a variable as the text before it, else behind it, and never as a link', () => {
    expect(inlinesOf(text('to '), text('pay: ', 'bold'), variable('quoteNumber'), text('.'))).toEqual([
      text('to '),
      text('pay: 2026-0143', 'bold'),
      text('.'),
    ]);
    expect(inlinesOf(variable('quoteNumber'), text(' it is', 'italic'))).toEqual([
      text('2026-0143 it is', 'italic'),
    ]);
    expect(inlinesOf(text('see', 'link'), variable('quoteNumber'))).toEqual([
      text('see', 'link'),
      text('2026-0143'),
    ]);
  });

  it('is otherwise the very same text', () => {
    const untouched = doc(text('Nothing to '), text('fill', 'bold'));
    expect(fillVariables(untouched, values)).toEqual(untouched);
  });

  it('names them wherever they stand, each once', () => {
    const inTable = { type: 'table', content: [{ type: 'tableRow', content: [doc(variable('seller'))] }] };
    expect(
      variablesIn({ type: 'doc', content: [inTable, doc(variable('title' as VariableName)), inTable] }),
    ).toEqual(['seller']);
  });
});
