import { describe, expect, it } from 'vitest';
import { emptyGate, type GateValues } from '../../../client/quotes/gate-answers.ts';
import { gateOf, waitingOf, whyWait } from '../../../client/waiting/waiting-model.ts';

const today = '2026-03-17';
const answers: GateValues = {
  ...emptyGate,
  title: 'Marketing automation',
  customerName: 'Lindqvist Industri AB',
  value: '600000',
  expectedClose: '2026-10-01',
  contactEmail: 'anna@lindqvist.example',
  needWithinHalfYear: true,
  needNote: 'When the old system is switched off',
};

describe('what the gate refuses', () => {
  it('may wait for its day, or for want of a need', () => {
    expect(whyWait(answers, today)).toBe('closes-later');
    const soon = { ...answers, expectedClose: '2026-04-01' };
    expect(whyWait({ ...soon, needWithinHalfYear: false }, today)).toBe('no-need-yet');
    expect(whyWait(soon, today)).toBeNull();
    expect(whyWait({ ...answers, customerName: ' ' }, today)).toBeNull();
  });

  it('keeps its answers, which come back into the form; a day out of reach and the need are asked again', () => {
    const waiting = waitingOf(answers, 'closes-later', '2026-04-01');
    const who = { ...waiting, id: 'w', ownerName: 'Erik', madeAt: 0 };
    expect(gateOf(who, today)).toEqual({ ...answers, expectedClose: '', needWithinHalfYear: false });
    expect(gateOf(who, '2026-05-01')).toMatchObject({ expectedClose: '2026-10-01' });
    expect(waitingOf({ ...answers, contactEmail: 'anna' }, 'closes-later', today).contactEmail).toBe('');
  });
});
