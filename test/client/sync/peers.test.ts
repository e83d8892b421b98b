import { describe, expect, it } from 'vitest';
import { peersIn } from '../../../client/sync/peers.ts';

const anna = {
  id: 'participant-anna',
  name: 'Anna',
  side: 'buyer',
  role: 'sign',
  colour: 0,
  color: '#AC4F08',
};
const erik = {
  id: 'participant-erik',
  name: 'Erik',
  side: 'seller',
  role: 'seller',
  colour: 0,
  color: '#1C5F9E',
};
const me = 1;

describe('who else is here', () => {
  it('is whom the server stamped, by name, without my own tab', () => {
    const states = new Map<number, unknown>([
      [3, { user: erik, focus: null }],
      [2, { user: anna, focus: { element: 'seats', field: 'quantity' } }],
      [me, { focus: null }],
    ]);
    expect(peersIn(states, me)).toEqual([
      {
        clientId: 2,
        participant: { id: anna.id, name: 'Anna', side: 'buyer', role: 'sign', colour: 0 },
        focus: { element: 'seats', field: 'quantity' },
      },
      {
        clientId: 3,
        participant: { id: erik.id, name: 'Erik', side: 'seller', role: 'seller', colour: 0 },
        focus: null,
      },
    ]);
  });

  it('has a person once per tab', () => {
    const states = new Map([
      [2, { user: anna }],
      [3, { user: anna }],
    ]);
    expect(peersIn(states, me).map(({ clientId }) => clientId)).toEqual([2, 3]);
  });

  it('leaves out whoever is not stamped, or not as the server stamps', () => {
    const states = new Map<number, unknown>([
      [2, null],
      [3, {}],
      [4, { user: { name: 'The bank' } }],
      [5, { user: { ...anna, side: 'server' } }],
      [6, { user: { ...anna, role: 'admin' } }],
    ]);
    expect(peersIn(states, me)).toEqual([]);
  });
});
