export const tooLate = Symbol('too late');

/** What the promise comes to, or `tooLate` after so many milliseconds without. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | typeof tooLate> {
  const { promise: late, resolve } = Promise.withResolvers<typeof tooLate>();
  const timer = setTimeout(() => resolve(tooLate), milliseconds);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
