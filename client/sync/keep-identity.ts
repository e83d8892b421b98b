/**
 * The next value, with every part that did not change replaced by the previous one itself. So a row that is
 * given the same figures as before is given the same object, and stays still.
 *
 * Works on plain data: arrays, and objects with the usual prototype or none. Anything else is compared by
 * identity. The result equals `next` in every way.
 */
export function keepIdentity<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) return keepItems(previous, next) as T;
  if (isPlain(previous) && isPlain(next)) return keepMembers(previous, next) as T;
  return next;
}

function keepItems(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const kept = next.map((item, index) => keepIdentity(previous[index], item));
  const isSame = previous.length === kept.length && kept.every((item, i) => Object.is(item, previous[i]));
  return isSame ? previous : kept;
}

type Plain = Readonly<Record<string, unknown>>;

/** As a member that is assigned is. */
const ordinary = { writable: true, enumerable: true, configurable: true };

function keepMembers(previous: Plain, next: Plain): Plain {
  const keys = Object.keys(next);
  const kept: Record<string, unknown> = Object.create(Object.getPrototypeOf(next));
  let isSame =
    keys.length === Object.keys(previous).length &&
    Object.getPrototypeOf(previous) === Object.getPrototypeOf(next);
  for (const key of keys) {
    const before = Object.hasOwn(previous, key) ? previous[key] : undefined;
    const value = keepIdentity(before, next[key]);
    // Assigning to that name would set the prototype.
    if (key === '__proto__') Object.defineProperty(kept, key, { value, ...ordinary });
    else kept[key] = value;
    isSame &&= Object.hasOwn(previous, key) && Object.is(value, before);
  }
  return isSame ? previous : kept;
}

function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
