/**
 * Kafka's primitive types (https://kafka.apache.org/protocol.html#protocol_types), as far as the lab's requests use
 * them.
 */

/** The client sent invalid bytes; a broker closes such a connection. */
export class MalformedFrame extends Error {
  override readonly name = 'MalformedFrame';
}

export class Reader {
  #at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The remaining bytes. */
  rest(): Buffer {
    return this.#take(this.#bytes.length - this.#at);
  }

  bool(): boolean {
    return this.#take(1)[0] !== 0;
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

  uvarint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#take(1)[0] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new MalformedFrame('a varint does not end');
  }

  /** NULLABLE_STRING; null reads as undefined. */
  string(): string | undefined {
    const length = this.int16();
    return length < 0 ? undefined : this.#take(length).toString('utf8');
  }

  bytes(): Buffer {
    return this.#take(Math.max(this.int32(), 0));
  }

  compactBytes(): Buffer {
    return this.#take(Math.max(this.uvarint() - 1, 0));
  }

  /** A nullable ARRAY; null reads as undefined. */
  array<T>(element: (reader: Reader) => T): T[] | undefined {
    const count = this.int32();
    if (count < 0) return undefined;
    if (count > this.#bytes.length) throw new MalformedFrame('an array is longer than its frame');
    return Array.from({ length: count }, () => element(this));
  }

  tags(): void {
    for (let count = this.uvarint(); count > 0; count -= 1) {
      this.uvarint();
      this.#take(this.uvarint());
    }
  }

  #take(length: number): Buffer {
    const end = this.#at + length;
    if (length < 0 || end > this.#bytes.length) throw new MalformedFrame('the frame is too short');
    const taken = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return taken;
  }
}

/** Builds a message; every method returns the writer, so that a response reads like its schema. */
export class Writer {
  readonly #parts: Buffer[] = [];

  finish(): Buffer {
    return Buffer.concat(this.#parts);
  }

  raw(bytes: Buffer): this {
    this.#parts.push(bytes);
    return this;
  }

  bool(value: boolean): this {
    return this.int8(value ? 1 : 0);
  }

  int8(value: number): this {
    return this.raw(Buffer.from(Int8Array.of(value).buffer));
  }

  int16(value: number): this {
    const bytes = Buffer.alloc(2);
    bytes.writeInt16BE(value);
    return this.raw(bytes);
  }

  int32(value: number): this {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return this.raw(bytes);
  }

  int64(value: number): this {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64BE(BigInt(Math.trunc(value)));
    return this.raw(bytes);
  }

  uvarint(value: number): this {
    const bytes: number[] = [];
    for (let left = value; ; left = Math.floor(left / 128)) {
      if (left < 128) return this.raw(Buffer.from([...bytes, left]));
      bytes.push((left % 128) + 128);
    }
  }

  /** NULLABLE_STRING; undefined writes null. */
  string(value: string | undefined): this {
    if (value === undefined) return this.int16(-1);
    const bytes = Buffer.from(value);
    return this.int16(bytes.length).raw(bytes);
  }

  compactString(value: string | undefined): this {
    if (value === undefined) return this.uvarint(0);
    const bytes = Buffer.from(value);
    return this.uvarint(bytes.length + 1).raw(bytes);
  }

  bytes(value: Buffer): this {
    return this.int32(value.length).raw(value);
  }

  compactBytes(value: Buffer): this {
    return this.uvarint(value.length + 1).raw(value);
  }

  array<T>(values: readonly T[], element: (writer: this, value: T) => void): this {
    this.int32(values.length);
    for (const value of values) element(this, value);
    return this;
  }

  compactArray<T>(values: readonly T[], element: (writer: this, value: T) => void): this {
    this.uvarint(values.length + 1);
    for (const value of values) element(this, value);
    return this;
  }

  noTags(): this {
    return this.uvarint(0);
  }
}
