/** The runs in which the limits are raised, one project for each pass. What nothing ends any more is given up after a while. */
import type { TestProjectInlineConfiguration } from 'vitest/config';
import { passes } from './shown-by.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which limits are raised. */
    pass: number;
  }
}

const title = 'limits raised';
export const isRaised = (project: string): boolean => project.startsWith(title);

const patienceMs = 4_000;

export const raisedLimits: TestProjectInlineConfiguration[] = passes.map((pass, index) => ({
  extends: true,
  test: {
    name: `${title} ${index + 1}`,
    root: '.',
    include: pass.map(({ file }) => file),
    setupFiles: 'test/server/rooms/raised/raise.ts',
    provide: { pass: index },
    testTimeout: patienceMs,
    hookTimeout: patienceMs,
  },
}));
