/**
 * Code that is fetched when it is first needed. What cannot be had for want of a connection comes by itself when there
 * is one, and meanwhile the page can say so.
 */
import { useSyncExternalStore } from 'react';

/** Between two tries, in milliseconds: a server that was away is noticed by nothing but asking. */
const pauseMs = 3_000;

let waiting = 0;
const listeners = new Set<() => void>();

function count(change: number): void {
  waiting += change;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether something waits for a connection to be fetched by. */
export function useAwaitsCode(): boolean {
  return useSyncExternalStore(subscribe, () => waiting > 0);
}

/** Rejects as `fetch` does where the server answers: the code is then of another release. */
export async function fetchCode<T>(fetch: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await fetch();
    } catch (error) {
      if (await answers()) throw error;
    }
    count(1);
    await connected();
    count(-1);
    await fetchStylesAgain();
  }
}

/** Resolves once the server answers; not before it has had a moment, or the device says that it is connected. */
export async function connected(): Promise<void> {
  do await chance();
  while (!(await answers()));
}

function chance(): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, pauseMs);
    window.addEventListener('online', go);
  });
}

async function answers(): Promise<boolean> {
  if (!navigator.onLine) return false;
  return fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );
}

/** The bundler asks for a style sheet once, and takes it for there from then on. */
async function fetchStylesAgain(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
  const again = links.filter(({ sheet }) => sheet === null).map(replaceLink);
  await Promise.all(again);
}

function replaceLink(failed: HTMLLinkElement): Promise<unknown> {
  const link = failed.cloneNode() as HTMLLinkElement;
  const settled = new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
  });
  failed.replaceWith(link);
  return settled;
}
