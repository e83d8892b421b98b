/**
 * Parts that the first picture of a page does without: each is fetched when it is first shown, or before, once the
 * page has nothing else to do. What has been fetched by then is shown at once, with no empty moment between.
 */
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { fetchCode } from './fetch-code.ts';
import { Unfetched } from './unfetched.tsx';

/** Those that nobody has fetched yet, in the order in which they became known. */
const unfetched = new Set<() => Promise<unknown>>();

/** The component that `fetch` brings, wherever it is shown. Until it is there, `meanwhile` stands in its place. */
export function later<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  meanwhile: (props: Props) => ReactNode = () => <Unfetched />,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  const get = async () => {
    known ??= await fetchCode(fetch);
    unfetched.delete(get);
    return known;
  };
  unfetched.add(get);
  const Awaited = lazy(async () => ({ default: await get() })) as unknown as ComponentType<Props>;
  return function Later(props: Props) {
    // Settled when it is first shown: in the place of another component it would begin anew.
    const [Part] = useState(() => known ?? Awaited);
    return (
      <Suspense fallback={meanwhile(props)}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** What is not shown by itself, such as other pages; fetched when it is first called for, or at rest. */
export function atRest<T>(fetch: () => Promise<T>): () => Promise<T> {
  const get = async () => {
    const fetched = await fetch();
    unfetched.delete(get);
    return fetched;
  };
  unfetched.add(get);
  return get;
}

let haveDrawn = () => {};
/** A page that calls `useFetchRest` has been drawn and has come to rest, for the first time. */
export const whenDrawn = new Promise<void>((resolve) => {
  haveDrawn = resolve;
});

/** What shows nothing in the first picture: it is fetched once that has been drawn, and stands empty until then. */
export function onceDrawn<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return later(
    async () => {
      await whenDrawn;
      return fetch();
    },
    () => null,
  );
}

/** At the latest then, in milliseconds, however busy the page is. */
const patienceMs = 2_000;

/**
 * Fetches what is left, one after the other, when the page that calls this has been drawn and is at rest: the first
 * press on any of it is then answered at once, with or without a connection.
 */
export function useFetchRest(): void {
  useEffect(() => {
    let isGone = false;
    const fetchRest = async () => {
      for (const get of unfetched) {
        if (isGone) return;
        // Fetched again where it is shown, which then says so if it cannot be had.
        await get().catch(() => {});
      }
    };
    const start = () => {
      haveDrawn();
      void fetchRest();
    };
    const frame = requestAnimationFrame(() => {
      // Safari does not tell when it is idle.
      if (typeof requestIdleCallback === 'function') requestIdleCallback(start, { timeout: patienceMs });
      else setTimeout(start);
    });
    return () => {
      isGone = true;
      cancelAnimationFrame(frame);
    };
  }, []);
}
