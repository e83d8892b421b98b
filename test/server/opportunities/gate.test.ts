import { describe, expect, it } from 'vitest';
import { OpportunityGate } from '#shared/opportunity/gate.ts';
import { endpoints } from '#shared/protocol/api.ts';
import { gateRefusal } from '../../../server/opportunities/gate-check.ts';

const today = '2026-11-24';
const gate: OpportunityGate = {
  title: 'Marketing automation',
  customerName: 'Lindqvist Industri AB',
  customerCompanyNumber: '',
  customerAddress: '',
  value: '600000',
  currency: 'SEK',
  expectedClose: '2027-03-31',
  contactName: 'Anna Bergman',
  contactEmail: 'anna@lindqvist.example',
  needWithinHalfYear: true,
  needNote: 'The old system is switched off in spring',
  source: 'Webinar',
};

describe('I-34: the gate to the pipeline', () => {
  it('opens when everything is answered', () => {
    expect(OpportunityGate.parse(gate)).toEqual(gate);
    expect(gateRefusal(gate, today)).toBeNull();
  });

  it.each([
    'value',
    'currency',
    'expectedClose',
    'contactName',
    'contactEmail',
    'needWithinHalfYear',
    'title',
    'customerName',
    'needNote',
    'source',
  ] as const)('stays shut without %s', (field) => {
    const { [field]: _, ...rest } = gate;
    expect(OpportunityGate.safeParse(rest).success).toBe(false);
    for (const said of ['', '  '])
      expect(OpportunityGate.safeParse({ ...gate, [field]: said }).success).toBe(false);
  });

  it('asks what has been lost the same again: a value, a day, a need and what it is', () => {
    const again = {
      value: '600000',
      expectedClose: '2027-03-31',
      needWithinHalfYear: true,
      needNote: 'Anna called',
    };
    const { body } = endpoints.reviveOpportunity;
    expect(body.safeParse(again).success).toBe(true);
    for (const field of Object.keys(again)) {
      expect(body.safeParse({ ...again, [field]: undefined }).success, field).toBe(false);
      expect(body.safeParse({ ...again, [field]: ' ' }).success, field).toBe(false);
    }
  });

  it('stays shut when they will not buy within half a year', () => {
    expect(OpportunityGate.safeParse({ ...gate, needWithinHalfYear: false }).success).toBe(false);
  });

  it.each(['0', '0.00', '-5', '-0.01'])('stays shut for a value of %s', (value) => {
    expect(gateRefusal({ ...gate, value }, today)).toMatchObject({
      refused: 'gate-not-met',
      details: { field: 'value' },
    });
  });

  it.each([
    ['yesterday', '2026-11-23', false],
    ['today', '2026-11-24', true],
    ['the last day of six months', '2027-05-24', true],
    ['a day beyond six months', '2027-05-25', false],
  ])('judges an expected close of %s', (_, expectedClose, opens) => {
    const refusal = gateRefusal({ ...gate, expectedClose }, today);
    if (opens) expect(refusal).toBeNull();
    else expect(refusal).toMatchObject({ refused: 'gate-not-met', details: { field: 'expectedClose' } });
  });

  it('counts calendar months and stops at the end of a short one', () => {
    const from = '2026-08-31';
    expect(gateRefusal({ ...gate, expectedClose: '2027-02-28' }, from)).toBeNull();
    expect(gateRefusal({ ...gate, expectedClose: '2027-03-01' }, from)).toMatchObject({
      details: { earliest: from, latest: '2027-02-28' },
    });
  });
});
