import { describe, expect, it } from 'vitest';
import { emptyGate, type GateValues, gateBody, unfitFields } from '../../../client/quotes/gate-answers.ts';

const today = '2026-03-17';
const good: GateValues = {
  ...emptyGate,
  title: 'Marketing automation',
  customerName: 'Lindqvist Industri AB',
  value: '673 640,50 kr',
  expectedClose: '2026-06-30',
  contactName: 'Anna Bergman',
  contactEmail: 'anna@lindqvist.example',
  needWithinHalfYear: true,
  needNote: 'The old system is switched off in spring',
  source: 'Webinar',
};

describe('the answers that open an opportunity', () => {
  it('fit when every question is answered', () => {
    expect(unfitFields(good, today)).toEqual([]);
  });

  it('become the body to send, with the value as a decimal', () => {
    expect(gateBody(good).value).toBe('673640.5');
  });

  it('may say a range', () => {
    const range = { ...good, valueHigh: '900 000' };
    expect(unfitFields(range, today)).toEqual([]);
    expect(gateBody(range)).toMatchObject({ value: '673640.5', valueHigh: '900000' });
    expect(gateBody(good)).not.toHaveProperty('valueHigh');
  });

  it('name every question that is not answered, in the order of the form', () => {
    expect(unfitFields(emptyGate, today)).toEqual([
      'title',
      'customerName',
      'value',
      'expectedClose',
      'contactName',
      'contactEmail',
      'needWithinHalfYear',
      'needNote',
      'source',
    ]);
  });

  it.each([
    ['value', { value: 'about a million' }],
    ['value', { value: '-5' }],
    ['valueHigh', { valueHigh: '673 640' }],
    ['valueHigh', { valueHigh: 'a lot' }],
    ['expectedClose', { expectedClose: '2026-03-16' }],
    ['expectedClose', { expectedClose: '2026-09-18' }],
    ['contactEmail', { contactEmail: 'anna' }],
    ['needWithinHalfYear', { needWithinHalfYear: false }],
    ['customerName', { customerName: '   ' }],
    ['needNote', { needNote: ' ' }],
    ['source', { source: '' }],
  ] as const)('do not fit when %s is wrong: %j', (field, change) => {
    expect(unfitFields({ ...good, ...change }, today)).toEqual([field]);
  });

  it('allow a close on the last day of six months', () => {
    expect(unfitFields({ ...good, expectedClose: '2026-09-17' }, today)).toEqual([]);
  });
});
