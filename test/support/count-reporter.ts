import type { Reporter, TestModule } from 'vitest/node';
import { isRaised } from '../server/rooms/raised/projects.ts';

/**
 * Ends every run with one plain line, `N passed, N failed`. A file that could not even be collected counts as
 * one failure, and skipped tests count as failed: nothing here may be skipped. Where the limits are raised, a file is run
 * once more for one of its tests, and the others are no part of that.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state !== 'skipped' || !isRaised(module.project.name)) failed += 1;
      }
    }
    process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  }
}
