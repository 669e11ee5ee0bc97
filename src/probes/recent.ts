/**
 * The same function, which keeps the results of its last calls.
 *
 * @param most how many results it keeps; the one that was used least recently goes first
 */
export function recent<K, V>(most: number, make: (of: K) => V): (of: K) => V {
  const known = new Map<K, V>();
  return (of) => {
    const made = known.has(of) ? known.get(of)! : make(of);
    // Moves it to the end, so that the first is the least recently used.
    known.delete(of);
    known.set(of, made);
    const [oldest] = known.keys();
    if (known.size > most) known.delete(oldest!);
    return made;
  };
}
