/**
 * Loaded into every measured server before its own code: says over the process channel what the process has used, all
 * its threads together, and profiles its main thread or watches how late it is when asked. It is the same few lines in each of them, so it
 * favours none.
 */
import { Session } from 'node:inspector/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Answer, Question } from './server-process.ts';

const session = new Session();
/** Milliseconds between two looks at the loop, which each are that much late by themselves. */
const resolution = 1;
let lateness: ReturnType<typeof monitorEventLoopDelay> | null = null;

const answers: Readonly<Record<Question['kind'], (question: Question) => Answer | Promise<Answer>>> = {
  usage: ({ collectGarbage }) => {
    // Garbage that nobody has collected yet is no memory that anybody needs. Exposed where it was asked for.
    if (collectGarbage) globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    return { cpuMicroseconds: user + system, residentBytes: process.memoryUsage.rss() };
  },
  startProfile: async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    await session.post('Profiler.start');
    return {};
  },
  stopProfile: async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    return { profile };
  },
  watchLoop: () => {
    lateness = monitorEventLoopDelay({ resolution });
    lateness.enable();
    return {};
  },
  loopDelay: () => {
    lateness?.disable();
    return { loopDelayMs: (lateness?.percentile(99) ?? 0) / 1e6 - resolution };
  },
};

process.on('message', async (question: Question) => {
  process.send?.(await answers[question.kind](question));
});
// A bench that ended early leaves no server behind.
process.on('disconnect', () => process.exit());
process.channel?.unref();
