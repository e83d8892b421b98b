import { describe, expect, test } from 'vitest';
import { drawingBox, NewMark, pathOf } from '#shared/acceptance/signature-mark.ts';

const drawn = (path: string) => NewMark.safeParse({ kind: 'drawn', path, ...drawingBox }).success;

describe('what is drawn', () => {
  test('is strokes of straight pieces inside its box, and nothing else', () => {
    expect(drawn('M10 20L12 24L15 30M40 20L41 20')).toBe(true);
    expect(drawn('M0 0L800 200')).toBe(true);
    for (const path of [
      '',
      'M10 20',
      'L10 20L12 24',
      'M10 20L12 24Z',
      'M10 20L12 24"/><script>',
      'M-1 0L2 2',
      'M1.5 0L2 2',
      'M801 0L2 2',
      'M1 201L2 2',
      `M1 1${'L2 2'.repeat(5_001)}`,
    ]) {
      expect(drawn(path), path.slice(0, 40)).toBe(false);
    }
    expect(NewMark.safeParse({ kind: 'drawn', path: 'M1 1L2 2', width: 9_000, height: 200 }).success).toBe(
      false,
    );
  });

  test('comes from a pad of any size as a path that is taken, a dot too', () => {
    const pad = { width: 400, height: 100 };
    const path = pathOf(
      [
        [
          { x: 10, y: 20 },
          { x: 10.1, y: 20 },
          { x: 500, y: -3 },
        ],
        [{ x: 50, y: 50 }],
      ],
      pad,
    );
    expect(path).toBe('M20 40L800 0M100 100L100 100');
    expect(drawn(path ?? '')).toBe(true);
    expect(pathOf([], pad)).toBeNull();
  });
});

test('what is typed is one line with something in it', () => {
  const typed = (text: string) => NewMark.safeParse({ kind: 'typed', text }).success;
  expect(typed('Johan Lindqvist')).toBe(true);
  expect(typed('   ')).toBe(false);
  expect(typed('x'.repeat(121))).toBe(false);
});
