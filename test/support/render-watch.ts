/**
 * Which rows of the paper React renders again, in a page as it is shipped. React tells the developer tools of each
 * commit; this listens in their place.
 */
import type { BrowserContext, Page } from 'playwright-core';

/** What is read of React's tree: the present node, and the one it stood for before. */
interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly stateNode: unknown;
  readonly return: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
}

declare global {
  interface Window {
    /** Of the rows in which a component was rendered since the list was emptied, the ids; "" for elsewhere. */
    renderedRows?: string[];
  }
}

/** Before the page is opened: React looks for whoever listens when it starts. */
export async function watchRenders(context: BrowserContext): Promise<void> {
  await context.addInitScript(listenToCommits);
}

/** Runs in the page, so it refers to nothing outside itself. */
function listenToCommits(): void {
  const performedWork = 1;
  /** Components that are functions: plain, forwarding a ref, and memoised ones. */
  const functions = [0, 11, 15];
  const host = 5;
  const rows: string[] = [];
  window.renderedRows = rows;

  const rowOf = (fiber: Fiber | null): string => {
    if (fiber === null) return '';
    const element = fiber.tag === host && fiber.stateNode instanceof Element ? fiber.stateNode : null;
    return element?.getAttribute('data-row') ?? rowOf(fiber.return);
  };
  /** A row that renders itself is told by what is in it. */
  const rowAt = (fiber: Fiber): string => {
    const { child } = fiber;
    const inside = child?.tag === host && child.stateNode instanceof Element ? child.stateNode : null;
    return inside?.getAttribute('data-row') ?? rowOf(fiber);
  };
  const visit = (now: Fiber): void => {
    if (functions.includes(now.tag) && (now.flags & performedWork) !== 0) rows.push(rowAt(now));
    // The same child as before: nothing below was touched.
    if (now.alternate !== null && now.child === now.alternate.child) return;
    for (let child = now.child; child !== null; child = child.sibling) visit(child);
  };
  const hook = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: (_renderer: number, root: { readonly current: Fiber }) => visit(root.current),
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
  };
  Object.defineProperty(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', { value: hook });
}

/** Ids of the rows that were rendered between `act` and the picture that shows what it did, each once, in order. */
export async function rowsRendered(page: Page, act: (page: Page) => Promise<void>): Promise<string[]> {
  await quiet(page);
  await page.evaluate(() => window.renderedRows?.splice(0));
  await act(page);
  const ids = await page.evaluate(
    () =>
      new Promise<string[]>((resolve) =>
        requestAnimationFrame(() => resolve([...(window.renderedRows ?? [])])),
      ),
  );
  return [...new Set(ids)].filter((id) => id !== '').sort();
}

/** What earlier changes and the opening of the page still have to say is said: no row was rendered for a second. */
async function quiet(page: Page): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    await page.evaluate(() => window.renderedRows?.splice(0));
    await page.waitForTimeout(1_000);
    if (await page.evaluate(() => window.renderedRows?.every((row) => row === '') ?? true)) return;
  }
}
