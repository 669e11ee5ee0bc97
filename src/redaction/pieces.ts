/** The strings of one length within some texts, to be found in other texts wherever they begin. */
export class Pieces {
  /** The texts, one after the other. */
  readonly #all: string;
  readonly #size: number;
  /** A hash table with open addresses: where in `#all` a piece begins, plus one. No string is made for a piece. */
  readonly #starts: Int32Array;
  /** The last characters of all windows inside pieces: a window that ends in others is skipped (Wu and Manber 1994). */
  readonly #ends: Uint8Array;
  /** Where the last end that is marked begins in `#all`, plus one: pieces are added in order, and most overlap. */
  #marked = 0;

  /**
   * @param size the length of a piece, at least 4
   * @param counts whether the piece of `text` that begins at `at` counts
   */
  constructor(
    texts: readonly string[],
    size: number,
    counts: (text: string, at: number) => boolean = () => true,
  ) {
    const long = [...new Set(texts)].filter((text) => text.length >= size);
    this.#all = long.join('');
    this.#size = size;
    this.#starts = new Int32Array(2 ** Math.ceil(Math.log2(1.5 * this.#all.length + 2)));
    this.#ends = new Uint8Array(END_BITS / 8);
    let start = 0;
    for (const text of long) {
      for (let at = 0; at + size <= text.length; at += 1) if (counts(text, at)) this.#add(start + at);
      start += text.length;
    }
  }

  /** Whether the characters of `text` from `at` on are a piece. */
  has(text: string, at: number): boolean {
    return this.#slotOf(text, at) < 0;
  }

  areIn(text: string): boolean {
    const last = this.#size - END;
    for (let at = 0; at + this.#size <= text.length;) {
      const end = endAt(text, at + last);
      if ((this.#ends[end >> 3]! & (1 << (end & 7))) === 0) at += last + 1;
      else if (this.has(text, at)) return true;
      else at += 1;
    }
    return false;
  }

  /** Whether all parts of `text` that are as long as a piece are pieces. */
  cover(text: string): boolean {
    for (let at = 0; at + this.#size <= text.length; at += 1) if (!this.has(text, at)) return false;
    return true;
  }

  #add(start: number): void {
    const slot = this.#slotOf(this.#all, start);
    if (slot < 0) return;
    this.#starts[slot] = start + 1;
    const after = start + this.#size - END + 1;
    for (let at = Math.max(start, this.#marked); at < after; at += 1) {
      const end = endAt(this.#all, at);
      this.#ends[end >> 3]! |= 1 << (end & 7);
    }
    this.#marked = after;
  }

  /** The slot in which the piece would be put, or -1 if it is there already. */
  #slotOf(text: string, at: number): number {
    let hash = 0;
    for (let each = at; each < at + this.#size; each += 1) hash = Math.imul(hash, 31) + text.charCodeAt(each);
    const mask = this.#starts.length - 1;
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const start = this.#starts[slot]!;
      if (start === 0) return slot;
      if (this.#isAt(start - 1, text, at)) return -1;
    }
  }

  #isAt(start: number, text: string, at: number): boolean {
    for (let each = 0; each < this.#size; each += 1) {
      if (this.#all.charCodeAt(start + each) !== text.charCodeAt(at + each)) return false;
    }
    return true;
  }
}

const END = 4;
const END_BITS = 2 ** 17;
/** Ends that share an index cost a lookup and miss nothing. */
const endAt = (text: string, at: number): number => {
  let hash = 0;
  for (let each = at; each < at + END; each += 1) hash = Math.imul(hash, 0x9e3779b1) + text.charCodeAt(each);
  return (hash ^ (hash >>> 16)) & (END_BITS - 1);
};
