import * as Y from 'yjs';
import type { Side } from '#shared/access/permissions.ts';
import type { Change } from '#shared/protocol/change.ts';
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import { limits } from './limits.ts';
import type { Member } from './member.ts';
import type { Presence } from './presence.ts';
import { awarenessFrame, jsonFrame, updateFrame } from './wire.ts';

/**
 * More updates than this at once are merged into one: that costs the server more than a few frames do, and spares
 * every receiver fifty.
 */
const mostApart = 4;

/** Everybody in one room. Bytes are built once, however many receive them. */
export class Audience {
  readonly members = new Set<Member>();
  readonly presence: Presence;
  /** On disk, and to be told with the next news. Emptied, not replaced: as in `InFlight`. */
  readonly #changes: Change[] = [];
  /** Changes were told of a moment ago; the next wait for it to end. */
  #isResting = false;
  readonly #onNews: () => void;

  /** `onNews` is called when there is news for a reason that nobody outside can know. */
  constructor(presence: Presence, onNews: () => void) {
    this.presence = presence;
    this.#onNews = onNews;
  }

  /** Tells what is small and said once: those who are behind too. `to`: one side alone. */
  tellAll(frame: Uint8Array, to?: Side): void {
    for (const member of this.members) {
      if (to === undefined || member.connection.participant.side === to) member.tellAnyway(frame);
    }
  }

  /** Tells those who have the document. */
  tellJoined(frame: Uint8Array): void {
    for (const member of this.members) if (member.joined) member.tell(frame);
  }

  /** Whether there is something for `tellNews`. */
  get hasNews(): boolean {
    return this.presence.isDirty || this.#mayTellChanges;
  }

  /** Has those who have the document told what was changed: in a moment, with whatever else is by then. */
  addChanges(changes: readonly Change[]): void {
    this.#changes.push(...changes);
  }

  get #mayTellChanges(): boolean {
    return this.#changes.length > 0 && !this.#isResting;
  }

  /** Tells what has happened since the last time, in as few messages as it takes. */
  tellNews(): void {
    this.#tellPresence();
    if (!this.#mayTellChanges) return;
    const changes = this.#changes.splice(0);
    this.tellJoined(jsonFrame('activity', { changes }));
    this.#isResting = true;
    setTimeout(() => {
      this.#isResting = false;
      this.#onNews();
    }, limits.presence.activityPauseMs).unref();
  }

  /**
   * Sends updates that are on disk to all who have the document, except to a lone author, who has them. Whoever
   * has too much unsent already is left out and handed to `leaveBehind`.
   */
  tellUpdates(
    updates: readonly { readonly bytes: Uint8Array; readonly author: Member | null }[],
    leaveBehind: (member: Member) => void,
  ): void {
    const [first] = updates;
    if (!first) return;
    const loneAuthor = updates.every(({ author }) => author === first.author) ? first.author : null;
    const bytes = updates.map((update) => update.bytes);
    const frames = (bytes.length > mostApart ? [Y.mergeUpdates(bytes)] : bytes).map(updateFrame);
    const receivers = [...this.members].filter((member) => {
      if (!member.joined || member.isBehind || member === loneAuthor) return false;
      if (!member.isClogged) return true;
      leaveBehind(member);
      return false;
    });
    // Frame by frame, so that a connection can put each into a message once for all.
    for (const frame of frames) for (const member of receivers) member.tell(frame);
  }

  /**
   * Tells who came, moved and left since the last time; nobody is told of themselves. Whoever does not keep up is
   * left out: the next renewals tell it again.
   */
  #tellPresence(): void {
    const news = this.presence.takeNews();
    if (news.length === 0) return;
    const whole = awarenessFrame(news.map(({ entry }) => entry));
    const movers = new Set(news.map(({ from }) => from));
    for (const member of this.members) {
      if (member.isClogged) continue;
      if (!movers.has(member.connection)) member.tell(whole);
      else {
        const others = news.filter(({ from }) => from !== member.connection).map(({ entry }) => entry);
        if (others.length > 0) member.tell(awarenessFrame(others));
      }
    }
  }

  remove(member: Member): void {
    this.members.delete(member);
    this.presence.leave(member.connection);
  }

  closeAll(reason: CloseReason): void {
    for (const member of [...this.members]) {
      member.close(reason);
      this.remove(member);
    }
  }
}
