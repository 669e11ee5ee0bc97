/** The same function, which reads each thing once: every format that may fit asks for the same file. */
export function once<K extends object, V>(read: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined || known.has(of)) return before as V;
    const made = read(of);
    known.set(of, made);
    return made;
  };
}
