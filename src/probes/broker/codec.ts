/**
 * The primitive types of Kafka's wire protocol (https://kafka.apache.org/protocol#protocol_types), as far as versions
 * before the flexible ones (KIP-482) use them.
 */

/** The received bytes violate the protocol. */
export class Malformed extends Error {}

/** RFC 1035 section 2.3.4, without the length bytes. */
const LONGEST_HOST = 253;

/** Reads from one frame. Every method throws `Malformed` when the frame ends too early or a length is invalid. */
export class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  int8(): number {
    return this.#take(1).readInt8();
  }

  int16(): number {
    return this.#take(2).readInt16BE();
  }

  int32(): number {
    return this.#take(4).readInt32BE();
  }

  /** Rounded above 2^53, which no lifetime in milliseconds reaches. */
  int64(): number {
    return Number(this.#take(8).readBigInt64BE());
  }

  boolean(): boolean {
    return this.int8() !== 0;
  }

  string(): string {
    return this.nullableString() ?? '';
  }

  /** Rejects a name longer than any host name: truncating it would give another host. */
  host(): string {
    const name = this.string();
    if (name.length > LONGEST_HOST)
      throw new Malformed(`a host name has ${name.length} characters, where ${LONGEST_HOST} are the most`);
    return name;
  }

  /** @param most characters to keep; the rest is cut, with a note in its place */
  label(most: number): string {
    const text = this.string();
    return text.length <= most ? text : `${text.slice(0, most)}… (cut: it has ${text.length} characters)`;
  }

  nullableString(): string | undefined {
    const length = this.int16();
    return length < 0 ? undefined : this.#take(length).toString('utf8');
  }

  bytes(): Buffer {
    const length = this.int32();
    return length < 0 ? Buffer.alloc(0) : this.#take(length);
  }

  /** @param most plausible number of items; a larger count is rejected before any item is read */
  array<T>(most: number, item: () => T): readonly T[] {
    const count = this.int32();
    if (count > most) throw new Malformed(`an array claims ${count} items, where ${most} are many`);
    // Each item takes at least one byte: a larger count is a lie, and must not make us reserve memory.
    if (count > this.left) throw new Malformed('an array claims more items than there are bytes');
    return Array.from({ length: Math.max(0, count) }, item);
  }

  #take(length: number): Buffer {
    if (length > this.left) throw new Malformed('it ends too early');
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }
}

export const int8 = (value: number): Buffer => {
  const bytes = Buffer.alloc(1);
  bytes.writeInt8(value);
  return bytes;
};

export const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};

export const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

export const boolean = (value: boolean): Buffer => int8(value ? 1 : 0);

export const string = (value: string): Buffer => {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([int16(bytes.length), bytes]);
};

export const bytes = (value: Buffer): Buffer => Buffer.concat([int32(value.length), value]);

export const array = <T>(items: readonly T[], item: (value: T) => Buffer): Buffer =>
  Buffer.concat([int32(items.length), ...items.map(item)]);
