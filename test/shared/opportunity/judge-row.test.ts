import { describe, expect, it } from 'vitest';
import { faultsOf } from '#shared/opportunity/gate.ts';
import { judgeRow } from '#shared/opportunity/judge-row.ts';
import { gateAnswers } from '../../support/selling-organisation.ts';

const today = '2026-08-24';
const { isAnother: _, ...gate } = gateAnswers({ expectedClose: '2026-12-01' });

describe('I-34: what becomes of a row', () => {
  it('opens by the answers of the gate, and by nothing less', () => {
    expect(judgeRow(gate, today)).toEqual({ verdict: 'opens', gate });
    const { customerCompanyNumber, customerAddress, ...needed } = gate;
    expect(judgeRow(needed, today)).toMatchObject({ verdict: 'opens' });
    for (const field of Object.keys(needed)) {
      const { [field as keyof typeof needed]: gone, ...rest } = needed;
      expect(judgeRow(rest, today)).not.toMatchObject({ verdict: 'opens' });
    }
  });

  it.each([
    [{ value: 'a lot' }, 'value', 'unreadable'],
    [{ value: '0' }, 'value', 'not-above-zero'],
    [{ value: '-5' }, 'value', 'not-above-zero'],
    [{ valueHigh: '1' }, 'valueHigh', 'no-range'],
    [{ expectedClose: 'in spring' }, 'expectedClose', 'unreadable'],
    [{ expectedClose: '2026-08-23' }, 'expectedClose', 'past'],
    [{ expectedClose: '2027-02-25' }, 'expectedClose', 'beyond-reach'],
    [{ contactEmail: 'siv' }, 'contactEmail', 'unreadable'],
    [{ contactEmail: undefined }, 'contactEmail', 'missing'],
    [{ needWithinHalfYear: false }, 'needWithinHalfYear', 'no-need'],
    [{ needWithinHalfYear: 'maybe' }, 'needWithinHalfYear', 'unreadable'],
    [{ currency: 'kronor' }, 'currency', 'unreadable'],
    [{ needNote: ' ' }, 'needNote', 'missing'],
    [{ source: undefined }, 'source', 'missing'],
  ])('%j waits, and says why', (change, field, fault) => {
    expect(judgeRow({ ...gate, ...change }, today)).toMatchObject({
      verdict: 'waits',
      faults: [{ field, fault }],
    });
  });

  it('names every fault at once, also beside what cannot be read', () => {
    const faults = faultsOf({ ...gate, title: '', value: 'a lot', expectedClose: '2030-01-01' }, today);
    expect(faults).toEqual([
      { field: 'title', fault: 'missing' },
      { field: 'value', fault: 'unreadable' },
      { field: 'expectedClose', fault: 'beyond-reach' },
    ]);
  });

  it('waits until the day it names, if that lies ahead; else until it comes within reach, or a month', () => {
    const until = (change: object) => {
      const judged = judgeRow({ ...gate, ...change }, today);
      return judged.verdict === 'waits' ? [judged.who.wakeUpOn, judged.who.reason] : judged.verdict;
    };
    expect(until({ expectedClose: '2027-08-24' })).toEqual(['2027-02-24', 'closes-later']);
    expect(until({ value: '' })).toEqual(['2026-09-24', 'incomplete']);
    expect(until({ needWithinHalfYear: false, wakeUpOn: '2026-11-02' })).toEqual([
      '2026-11-02',
      'no-need-yet',
    ]);
    expect(until({ value: '', wakeUpOn: '2026-08-24' })).toEqual(['2026-09-24', 'incomplete']);
    // A day to ask again is no fault in what opens.
    expect(until({ wakeUpOn: '2026-11-02' })).toBe('opens');
  });

  it('is nothing without a name to wait under', () => {
    expect(judgeRow({ ...gate, customerName: ' ' }, today)).toMatchObject({ verdict: 'unreadable' });
    expect(judgeRow({}, today)).toMatchObject({ verdict: 'unreadable' });
  });
});
