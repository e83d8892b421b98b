/**
 * Loaded into every measured server before its own code: says over the process channel what the process has used,
 * all its threads together. It is the same few lines in each of them, so it favours none.
 */
import type { Usage, UsageQuestion } from './server-process.ts';

process.on('message', (question: UsageQuestion) => {
  // Garbage that nobody has collected yet is no memory that anybody needs. Exposed where it was asked for.
  if (question.collectGarbage) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() };
  process.send?.(usage);
});
// A bench that ended early leaves no server behind.
process.on('disconnect', () => process.exit());
process.channel?.unref();
