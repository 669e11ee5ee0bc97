// @module-tag hostile/kafka
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Malformed, Reader } from '../../../src/probes/broker/codec.ts';
import { FrameAssembler, FrameSize } from '../../../src/probes/broker/frames.ts';
import {
  coordinatorOf,
  groupsOf,
  metadataOf,
  apiVersionsOf,
  saslAuthenticateOf,
  saslHandshakeOf,
} from '../../../src/probes/broker/messages.ts';
import { probeBroker } from '../../../src/probes/broker/probe.ts';
import {
  apiVersions,
  authenticated,
  brokerThat,
  coordinator,
  depsWith,
  groups,
  handshake,
  metadata,
  targetOf,
  WELCOMING,
  type Reply,
} from './_broker.ts';

const readers: readonly (readonly [string, (answer: Reader) => unknown, Buffer])[] = [
  ['ApiVersions', apiVersionsOf(2).read, apiVersions()],
  ['SaslHandshake', saslHandshakeOf('OAUTHBEARER', 1).read, handshake()],
  [
    'SaslAuthenticate',
    saslAuthenticateOf(Buffer.from('t'), 1).read,
    authenticated({ code: 58, text: 'no', auth: '{}' }),
  ],
  [
    'Metadata',
    metadataOf([]).read,
    metadata({
      brokers: [{ nodeId: 1, host: 'b', port: 9092 }],
      topics: [{ name: 't', errorCode: 0, operations: 8 }],
    }),
  ],
  ['FindCoordinator', coordinatorOf('g').read, coordinator(0, 'b', 9092)],
  ['DescribeGroups', groupsOf(['g']).read, groups([{ name: 'g', errorCode: 0, operations: 8 }])],
];

const readsOrRefuses = (read: (answer: Reader) => unknown, bytes: Buffer): void => {
  try {
    read(new Reader(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(Malformed);
  }
};

describe('a list that no broker would send', () => {
  const counted = (before: Buffer, count: number): Buffer => {
    const bytes = Buffer.alloc(before.length + 4 + count * 40);
    before.copy(bytes);
    bytes.writeInt32BE(count, before.length);
    return bytes;
  };
  it.each([
    ['mechanisms', saslHandshakeOf('OAUTHBEARER', 1).read, counted(Buffer.alloc(2), 5_000)],
    ['APIs', apiVersionsOf(2).read, counted(Buffer.alloc(2), 5_000)],
    ['brokers', metadataOf([]).read, counted(Buffer.alloc(4), 50_000)],
    ['groups', groupsOf(['g']).read, counted(Buffer.alloc(4), 5_000)],
  ])('is rejected: %s', (_, read, bytes) => {
    expect(() => read(new Reader(bytes))).toThrow(/an array claims \d+ items/);
  });
});

describe('a name longer than any real one', () => {
  const long = 'x'.repeat(20_000);
  it.each([
    ['a broker', metadataOf([]).read, metadata({ brokers: [{ nodeId: 1, host: long, port: 9092 }] })],
    ['a coordinator', coordinatorOf('g').read, coordinator(0, long, 9092)],
  ])('is rejected for %s, because a part of it would be another host', (_, read, bytes) => {
    expect(() => read(new Reader(bytes))).toThrow(/a host name has 20000 characters/);
  });

  it('is cut for a mechanism, with a note', () => {
    const { mechanisms } = saslHandshakeOf('OAUTHBEARER', 1).read(
      new Reader(handshake(33, [long, 'OAUTHBEARER', 'y'.repeat(100)])),
    );
    expect(mechanisms).toEqual([
      `${'x'.repeat(100)}… (cut: it has 20000 characters)`,
      'OAUTHBEARER',
      'y'.repeat(100),
    ]);
  });
});

describe.each(readers)('%s', (_, read, good) => {
  it('is read from any bytes, or rejected as malformed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => readsOrRefuses(read, Buffer.from(bytes))),
    );
  });

  it('is read or rejected wherever a good answer is truncated or changed', () => {
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(good.length - 1), fc.nat(255), (length, at, byte) => {
        const changed = Buffer.from(good);
        changed[at] = byte;
        readsOrRefuses(read, changed.subarray(0, length));
      }),
    );
  });
});

describe('frames', () => {
  it('are complete and in order, however the bytes are split', () => {
    const cut = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 4, maxLength: 40 })), cut, (frames, lengths) => {
        const stream = Buffer.concat(
          frames.map((frame) => {
            const size = Buffer.alloc(4);
            size.writeInt32BE(frame.length);
            return Buffer.concat([size, frame]);
          }),
        );
        const assembler = new FrameAssembler(64);
        const out: Buffer[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const length = lengths[turn % lengths.length]!;
          out.push(...assembler.push(stream.subarray(at, at + length)));
          at += length;
        }
        expect(out.map((frame) => [...frame])).toEqual(frames.map((frame) => [...frame]));
      }),
    );
  });

  it('too long, or too short for a header, are rejected before they are stored', () => {
    const sizes = fc.oneof(fc.integer({ min: 65 }), fc.integer({ max: 3 }));
    fc.assert(
      fc.property(sizes, (size) => {
        const head = Buffer.alloc(4);
        head.writeInt32BE(size);
        expect(() => new FrameAssembler(64).push(head)).toThrow(FrameSize);
      }),
    );
  });
});

describe('a broker that sends anything at any step', () => {
  const anything: fc.Arbitrary<Reply> = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    fc.uint8Array({ minLength: 1, maxLength: 60 }).map((bytes) => ({ raw: Buffer.from(bytes) })),
    fc.constant('close' as const),
    fc.constant('silence' as const),
  );

  it('is evidence: nothing throws, nothing hangs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(18, 17, 36, 3, 15), anything, async (step, reply) => {
        const broker = await brokerThat({ ...WELCOMING, [step]: () => reply });
        const target = targetOf(`127.0.0.1:${broker.port}`, {
          connectTimeoutMs: 40,
          topics: [{ name: 't', wanted: 'read' }],
          groups: ['g'],
        });
        const evidence = await probeBroker(target, depsWith());
        const { timing: _, ...steps } = evidence;
        expect(Object.keys(steps).sort()).toEqual([
          'apiVersions',
          'authenticate',
          'bootstrap',
          'groups',
          'handshake',
          'metadata',
        ]);
      }),
      { numRuns: 60 },
    );
  });
});

it('kafkajs prints nothing and keeps nothing alive, whatever the environment', async () => {
  const script = fileURLToPath(new URL('_alone.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: {
      PATH: process.env['PATH'],
      KAFKAJS_LOG_LEVEL: 'DEBUG',
      KAFKAJS_DEBUG_PROTOCOL_BUFFERS: '1',
      KAFKAJS_DEBUG_EXTENDED_PROTOCOL_BUFFERS: '1',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, output }).toEqual({ code: 0, output: 'accepted, refused, timed out\n' });
});
