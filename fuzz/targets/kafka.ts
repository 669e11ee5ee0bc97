import { Malformed, Reader } from '../../src/probes/broker/codec.ts';
import { FrameAssembler, FrameSize } from '../../src/probes/broker/frames.ts';
import {
  apiVersionsOf,
  coordinatorOf,
  groupsOf,
  metadataOf,
  saslAuthenticateOf,
  saslHandshakeOf,
} from '../../src/probes/broker/messages.ts';
import { array, bytes, int16, int32, string } from '../../src/probes/broker/codec.ts';
import type { FuzzTarget } from '../target.ts';

const READERS: readonly ((answer: Reader) => unknown)[] = [
  apiVersionsOf(2).read,
  saslHandshakeOf('OAUTHBEARER', 1).read,
  saslAuthenticateOf(Buffer.alloc(0), 0).read,
  saslAuthenticateOf(Buffer.alloc(0), 1).read,
  metadataOf([]).read,
  coordinatorOf('g').read,
  groupsOf(['g']).read,
];
const CORRELATION = int32(1);
const framed = (...body: readonly Buffer[]): Buffer => bytes(Buffer.concat([CORRELATION, ...body]));
const CHALLENGE =
  '{"status":"invalid_token","scope":"kafka","openid-configuration":"https://acme.auth0.com/"}';

/** A stream of frames in two chunks; each frame is read as the answer to every request. */
export default {
  seeds: () => [
    framed(
      int16(0),
      array([18, 36], (key) => Buffer.concat([int16(key), int16(0), int16(3)])),
      int32(0),
    ),
    framed(int16(33), array(['OAUTHBEARER', 'PLAIN'], string)),
    framed(int16(58), string('invalid token'), bytes(Buffer.alloc(0)), int32(0), int32(900_000)),
    framed(int16(0), int16(-1), bytes(Buffer.from(CHALLENGE)), int32(0), int32(0)),
    Buffer.concat([
      framed(
        ...[
          int32(0),
          array([1], (id) => Buffer.concat([int32(id), string('b.example'), int32(9092), int16(-1)])),
        ],
        ...[string('lkc-1'), int32(1)],
        array(['orders'], (name) =>
          Buffer.concat([int16(0), string(name), Buffer.alloc(1), int32(0), int32(8)]),
        ),
      ),
      framed(int32(0), int16(0), int16(-1), int32(1), string('b.example'), int32(9092)),
      framed(
        int32(0),
        array(['g'], (name) =>
          Buffer.concat([int16(30), string(name), string(''), string(''), string(''), int32(0), int32(8)]),
        ),
      ),
    ]),
  ],
  words: [
    '\x7f\xff\xff\xff',
    '\xff\xff\xff\xff',
    '\x80\x00\x00\x00',
    '\x00\x00\x00\x04',
    '\x00\x00',
    'OAUTHBEARER',
    'HTTP/1.1 400',
  ],
  refusal: (error) => error instanceof FrameSize,
  run: (input) => {
    const frames = new FrameAssembler(LONGEST_FRAME);
    const middle = (input[0] ?? 0) % (input.length + 1);
    for (const frame of [...frames.push(input.subarray(0, middle)), ...frames.push(input.subarray(middle))])
      for (const read of READERS) readOrRefuse(read, frame.subarray(CORRELATION.length));
  },
} satisfies FuzzTarget;

const LONGEST_FRAME = 1 << 20;

function readOrRefuse(read: (answer: Reader) => unknown, answer: Buffer): void {
  try {
    read(new Reader(answer));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
  }
}
