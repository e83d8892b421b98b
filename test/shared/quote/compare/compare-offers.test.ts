/** What is told of the parties and of how the offer may be answered, beside the content. */
import { describe, expect, test } from 'vitest';
import { ParticipantId } from '#shared/ids.ts';
import { type ComparedOffer, compareOffers } from '#shared/quote/compare/compare-offers.ts';

const anna = { name: 'Anna Bergman', title: 'Marketing manager', email: 'anna@lindqvist.example' };
const bo = { name: 'Bo Ek', title: '', email: 'bo@lindqvist.example' };
const signs = ({ name, email }: typeof anna) => ({
  participantId: ParticipantId.parse(email.replace(/\W/g, '-')),
  name,
  email,
});

const first: ComparedOffer = {
  seller: { name: 'Nordvik AB', companyNumber: '556677-8899', address: 'Storgatan 1', people: [] },
  customer: { name: 'Lindqvist AB', companyNumber: '', address: '', people: [anna, bo] },
  answers: { counters: 'stand', signing: 'one', verification: 'link' },
  signatories: [signs(anna)],
  message: 'Hi!',
};

/** "customer person", of everything that differs. */
const told = (after: Partial<ComparedOffer>, before: Partial<ComparedOffer> = {}) =>
  compareOffers({ ...first, ...before }, { ...first, ...after }).map(
    ({ about, field }) => `${about} ${field}`,
  );

describe('the parties', () => {
  test.each<[string, Partial<ComparedOffer>, string[]]>([
    ['nothing', {}, []],
    ['a name', { seller: { ...first.seller, name: 'Nordvik Group AB' } }, ['seller name']],
    [
      'numbers and addresses',
      { customer: { ...first.customer, companyNumber: '556000-0001', address: 'Hamngatan 2' } },
      ['customer companyNumber', 'customer address'],
    ],
    ['somebody who came', { customer: { ...first.customer, people: [anna] } }, ['customer person']],
    [
      'the same people in another order, or with another case of their address',
      { customer: { ...first.customer, people: [bo, anna] } },
      [],
    ],
    ['who may sign', { signatories: [signs(anna), signs(bo)] }, ['customer person']],
  ])('%s', (_, after, expected) => expect(told(after)).toEqual(expected));

  test('a person as they were and are, with what they may do', () => {
    const customer = { ...first.customer, people: [{ ...anna, title: 'CEO' }, bo] };
    expect(compareOffers(first, { ...first, customer, signatories: [signs(bo)] })).toEqual([
      {
        about: 'customer',
        field: 'person',
        before: { ...anna, maySign: true },
        after: { ...anna, title: 'CEO', maySign: false },
      },
      {
        about: 'customer',
        field: 'person',
        before: { ...bo, maySign: false },
        after: { ...bo, maySign: true },
      },
    ]);
  });

  test('somebody else is not told as the one who went', () => {
    const customer = { ...first.customer, people: [anna, { ...bo, email: 'bo.ek@lindqvist.example' }] };
    const [gone, came] = compareOffers(first, { ...first, customer });
    expect([gone?.after, came?.before]).toEqual([null, null]);
  });
});

describe('how it may be answered', () => {
  const all = { counters: 'lapse', signing: 'in-order', verification: 'code' } as const;

  test('each condition by itself, and the order where there is one', () => {
    const after = { answers: all, signatories: [signs(bo), signs(anna)] };
    const before = { signatories: [signs(anna), signs(bo)] };
    expect(told(after, before)).toEqual([
      'offer counters',
      'offer signing',
      'offer verification',
      'offer order',
    ]);
    expect(told({ ...after, signatories: before.signatories }, after)).toEqual(['offer order']);
    // The negative control: in any order, another order says nothing.
    expect(told({ signatories: [signs(bo), signs(anna)] }, before)).toEqual([]);
  });

  test('the message', () => {
    expect(compareOffers(first, { ...first, message: 'Hi again!' })).toEqual([
      { about: 'offer', field: 'message', before: 'Hi!', after: 'Hi again!' },
    ]);
  });

  test('nothing of what is unknown of either: a draft is sent in its own way, an early form named nobody', () => {
    expect(told({ answers: null, message: null }, { answers: all, message: 'Hi!' })).toEqual([]);
    expect(told({ signatories: [signs(bo)] }, { signatories: null })).toEqual([]);
    expect(told({ answers: all, signatories: [signs(bo)] }, { signatories: null })).toEqual([
      'offer counters',
      'offer signing',
      'offer verification',
    ]);
  });
});
