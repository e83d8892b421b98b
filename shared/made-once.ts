/** A `make` that makes each thing once and gives it again; for what costs much to make and has few keys. */
export function madeOnce<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>();
  return (key) => {
    if (made.has(key)) return made.get(key) as Made;
    const one = make(key);
    made.set(key, one);
    return one;
  };
}
