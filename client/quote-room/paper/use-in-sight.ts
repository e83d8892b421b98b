import { useEffect, useRef, useState } from 'react';

/** Worked out a little before it comes into view. */
const ahead: IntersectionObserverInit = { rootMargin: '160px 0px' };

const listeners = new WeakMap<Element, (isInSight: boolean) => void>();
let shared: IntersectionObserver | undefined;

/** One observer for all rows. */
function observer(): IntersectionObserver {
  shared ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting);
  }, ahead);
  return shared;
}

/** Whether the element that `ref` was handed to is in view, or about to be. */
export function useInSight<E extends Element>() {
  const ref = useRef<E>(null);
  const [isInSight, setInSight] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    listeners.set(element, setInSight);
    observer().observe(element);
    return () => {
      listeners.delete(element);
      observer().unobserve(element);
    };
  }, []);
  return { ref, isInSight };
}
