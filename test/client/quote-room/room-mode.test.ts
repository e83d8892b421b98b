import { describe, expect, it } from 'vitest';
import { sides } from '#shared/access/permissions.ts';
import { roomMode } from '../../../client/quote-room/room-mode.ts';

describe('what a person can do on the paper', () => {
  it('is to build for sellers and to choose for buyers while they design together', () => {
    expect(roomMode('seller', 'co_design', false)).toBe('build');
    expect(roomMode('buyer', 'co_design', false)).toBe('choose');
  });

  it('is only to read for everybody once it is sent', () => {
    for (const side of sides) expect(roomMode(side, 'sent', false)).toBe('read');
  });

  it('is to choose for a seller who looks through the customer’s eyes', () => {
    expect(roomMode('seller', 'co_design', true)).toBe('choose');
    expect(roomMode('seller', 'sent', true)).toBe('read');
  });

  it('is nothing but reading for a buyer in a draft, whom the server would refuse', () => {
    expect(roomMode('buyer', 'draft', false)).toBe('read');
  });
});
