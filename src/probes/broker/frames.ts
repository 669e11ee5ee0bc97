/**
 * Reassembles frames from a byte stream: INT32 size, then that many bytes
 * (https://kafka.apache.org/protocol#protocol_network). The size is checked before any byte of the frame is stored.
 */
export class FrameAssembler {
  readonly #longest: number;
  #chunks: Buffer[] = [];
  #held = 0;

  /** @param longest frame size in bytes */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /**
   * The frames completed by this chunk, without their size.
   *
   * @throws FrameSize when the next frame would exceed the limit, or is too short for a header
   */
  push(chunk: Buffer): readonly Buffer[] {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    const frames: Buffer[] = [];
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): Buffer | undefined {
    if (this.#held < 4) return undefined;
    const size = this.#head().readInt32BE();
    if (size < 4 || size > this.#longest) throw new FrameSize(size, this.#head());
    if (this.#held < 4 + size) return undefined;
    const all = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    const rest = all.subarray(4 + size);
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#held = rest.length;
    return all.subarray(4, 4 + size);
  }

  /** The first chunk, at least as long as the size field. */
  #head(): Buffer {
    while (this.#chunks[0]!.length < 4) this.#chunks.splice(0, 2, Buffer.concat(this.#chunks.slice(0, 2)));
    return this.#chunks[0]!;
  }
}

/** A size that no broker's frame has. */
export class FrameSize extends Error {
  readonly size: number;
  /** The bytes received where a frame was expected. */
  readonly received: Buffer;
  constructor(size: number, received: Buffer) {
    super(`a frame of ${size} bytes`);
    this.size = size;
    this.received = received;
  }
}
