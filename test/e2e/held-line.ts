import type { Page } from 'playwright-core';

/** A page's line to the room that can be held: what the page sends then waits, as on a bad connection. */
export interface HeldLine {
  hold(): void;
  /** Lets go of everything that waited, in order. */
  release(): void;
}

/** Must be laid before the page opens the quote. */
export async function layHeldLine(page: Page): Promise<HeldLine> {
  let isHeld = false;
  let waiting: (() => void)[] = [];
  await page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (isHeld) waiting.push(() => server.send(message));
      else server.send(message);
    });
  });
  return {
    hold: () => {
      isHeld = true;
    },
    release: () => {
      isHeld = false;
      for (const send of waiting) send();
      waiting = [];
    },
  };
}
