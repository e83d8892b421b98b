import { describe, expect, it } from 'vitest';
import { sides } from '#shared/access/permissions.ts';
import { roomMode } from '../../../client/quote-room/room-mode.ts';

describe('what a person can do on the paper', () => {
  it('is to build for sellers and to choose for buyers while they design together', () => {
    expect(roomMode('seller', 'co_design')).toBe('build');
    expect(roomMode('buyer', 'co_design')).toBe('choose');
  });

  it('is only to read for everybody once it is sent', () => {
    for (const side of sides) expect(roomMode(side, 'sent')).toBe('read');
  });

  it('is nothing but reading for a buyer in a draft, whom the server would refuse', () => {
    expect(roomMode('buyer', 'draft')).toBe('read');
  });
});
