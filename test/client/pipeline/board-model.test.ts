import { describe, expect, it } from 'vitest';
import { stageBeside } from '../../../client/pipeline/board-model.ts';

describe('moving', () => {
  it('leads to the stage beside, and nowhere at the ends', () => {
    expect(stageBeside(['identified', 'co_designing'], 'identified', -1)).toBeNull();
    expect(stageBeside(['identified', 'co_designing'], 'identified', 1)).toBe('co_designing');
    expect(stageBeside(['identified', 'co_designing'], 'co_designing', 1)).toBe('won');
  });
});
