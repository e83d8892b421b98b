import { limits } from './limits.ts';
import type { Submission } from './submission.ts';

const { backlog } = limits;

/**
 * One connection's updates that build on what has not come, in the order in which they came. An answer to "send me all
 * I lack" mostly brings what they lack and them as well; but it may have set out before them, and only judging them
 * again tells whether it did.
 */
export class HangingFrames {
  #frames: Submission[] = [];
  #bytes = 0;

  /** Whether there is room for it. */
  add(frame: Submission): boolean {
    this.#frames.push(frame);
    this.#bytes += frame.update.length;
    return this.#bytes <= backlog.hangingBytes;
  }

  /**
   * `judge` adds again what still hangs. The first that does ends it: what follows mostly builds on that, and nothing
   * after it is told as saved before it is.
   */
  judgeAgain(judge: (frame: Submission) => void): void {
    const frames = this.#frames;
    this.#frames = [];
    this.#bytes = 0;
    let judged = 0;
    for (const frame of frames) {
      if (this.#frames.length > 0) break;
      judge(frame);
      judged += 1;
    }
    for (const frame of frames.slice(judged)) this.add(frame);
  }
}
