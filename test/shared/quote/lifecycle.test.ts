import { describe, expect, it } from 'vitest';
import { lifecycle, quoteCommands, quoteStatuses, statusAfter } from '#shared/quote/lifecycle.ts';

describe('the lifecycle table', () => {
  it('reaches every status from a draft', () => {
    const reached = new Set(['draft']);
    for (const _ of quoteStatuses) {
      for (const status of [...reached] as (typeof quoteStatuses)[number][]) {
        for (const command of quoteCommands) {
          const next = statusAfter(command, status);
          if (next) reached.add(next);
        }
      }
    }
    expect([...reached].sort()).toEqual([...quoteStatuses].sort());
  });

  it('leaves a quote that is accepted by taking that back alone', () => {
    for (const status of quoteStatuses) {
      const leads = quoteCommands.filter((command) => (statusAfter(command, status) ?? status) !== status);
      expect(leads.length, status).toBeGreaterThan(0);
      if (status === 'accepted') expect(leads).toEqual(['rescind']);
    }
  });

  it('says of every command what it means', () => {
    for (const command of quoteCommands) expect(lifecycle[command].meaning).not.toBe('');
  });

  it('refuses to send what is sent, and to revise what is not', () => {
    expect(statusAfter('send', 'sent')).toBeNull();
    expect(statusAfter('revise', 'draft')).toBeNull();
    expect(statusAfter('revise', 'co_design')).toBeNull();
  });
});
