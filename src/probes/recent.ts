/**
 * The same function, which remembers what it made for the things that it was asked for last.
 *
 * @param most for how many things; it forgets first what nobody asked for for the longest time
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
