import { describe, expect, it } from 'vitest';
import type { LabSettings } from '../../src/lab/settings.ts';
import { EXTENSIONS, inLab } from './_clients.ts';
import { firstMessage, onWire, string, Wire } from './_wire.ts';

describe('before sign-in', () => {
  it(
    'lists its API versions, flexibly or not, and falls back to v0 with error 35 (KIP-511)',
    onWire(undefined, async (wire) => {
      const v0 = (await wire.ask(18, 0))!;
      expect([v0.readInt16BE(0), v0.readInt32BE(2), v0.length]).toEqual([0, 6, 6 + 6 * 6]);
      const v2 = (await wire.ask(18, 2))!;
      expect(v2.length).toBe(v0.length + 4);
      const v3 = (await wire.ask(18, 3, Buffer.from('\x05test\x021\x00', 'latin1'), true))!;
      expect([...v3.subarray(0, 10)]).toEqual([0, 0, 7, 0, 3, 0, 0, 0, 8, 0]);
      const v4 = (await wire.ask(18, 4, Buffer.from('\x05test\x021\x00', 'latin1'), true))!;
      expect(v4).toEqual(v3);
      const v5 = (await wire.ask(18, 5, Buffer.from('\x05test\x021\x00', 'latin1'), true))!;
      expect([v5.readInt16BE(0), v5.readInt32BE(2)]).toEqual([35, 6]);
    }),
  );

  it(
    'closes on Metadata before the handshake',
    onWire(undefined, async (wire) => {
      expect(await wire.ask(3, 6, Buffer.from('ffffffff00', 'hex'))).toBeUndefined();
    }),
  );

  it(
    'answers Metadata after the handshake like an empty cluster, and closes',
    onWire(undefined, async (wire) => {
      await wire.handshake();
      const response = (await wire.ask(3, 6, Buffer.from('ffffffff00', 'hex')))!;
      // throttle 0, no broker, no cluster id, controller -1, no topic
      expect(response.toString('hex')).toBe('00000000' + '00000000' + 'ffff' + 'ffffffff' + '00000000');
      expect(await wire.frame()).toBeUndefined();
    }),
  );

  it(
    'lists its mechanisms with error 33',
    onWire(
      ({ broker }) => {
        broker.mechanisms = ['PLAIN'];
      },
      async (wire) => {
        const response = (await wire.handshake())!;
        expect(response.toString('hex')).toBe(`002100000001${string('PLAIN').toString('hex')}`);
        expect(await wire.frame()).toBeUndefined();
      },
    ),
  );

  it(
    'closes on frames that are too large or not Kafka',
    inLab(undefined, async (lab) => {
      for (const bytes of [
        'GET / HTTP/1.1\r\n\r\n',
        '\x00\x08\x00\x01',
        '\xff\xff\xff\xff',
        '\x00\x00\x00\x01x',
      ]) {
        const wire = await Wire.to(lab);
        wire.socket.write(Buffer.from(bytes, 'latin1'));
        expect(await wire.frame()).toBeUndefined();
        wire.close();
      }
    }),
  );
});

describe('odd listeners', () => {
  it.each(['closes-on-authenticate'] as const)('%s', (listener) =>
    onWire(
      ({ broker }) => {
        broker.listener = listener;
      },
      async (wire, token) => {
        await wire.handshake();
        expect(await wire.authenticate(firstMessage(token, EXTENSIONS))).toBeUndefined();
      },
    )(),
  );

  it(
    'HTTP over TLS answers a Kafka request with HTTP',
    inLab(
      ({ broker }) => {
        broker.listener = 'http';
      },
      async (lab) => {
        const wire = await Wire.to(lab);
        const { socket } = wire;
        const first = new Promise<Buffer>((resolve) => {
          socket.once('data', resolve);
        });
        socket.write(Buffer.from('000000080012000000000001ffff', 'hex'));
        expect((await first).toString('latin1')).toMatch(/^HTTP\/1\.1 400 /);
        wire.close();
      },
    ),
  );

  it(
    'a plaintext listener reads a TLS greeting as an oversized frame',
    inLab(
      ({ broker }) => {
        broker.listener = 'plaintext';
      },
      async (lab) => {
        await expect(Wire.to(lab)).rejects.toMatchObject({ code: 'ECONNRESET' });
        const socket = lab.world.connect({
          host: 'pkc-7k2zq.us-east-1.aws.confluent.cloud',
          address: '203.0.113.30',
          port: 9092,
        });
        const wire = new Wire(socket);
        expect((await wire.ask(18, 0))?.readInt16BE(0)).toBe(0);
        wire.close();
      },
    ),
  );

  it(
    'raw SASL messages follow a handshake of version 0',
    onWire(undefined, async (wire, token) => {
      await wire.handshake('OAUTHBEARER', 0);
      wire.sendRaw(Buffer.from(firstMessage(token, EXTENSIONS)));
      expect(await wire.frame()).toHaveLength(0);
      expect((await wire.ask(18, 0))?.readInt16BE(0)).toBe(0);
    }),
  );
});

describe('after sign-in', () => {
  const TOPICS: LabSettings['broker']['topics'] = {
    orders: { exists: true, operations: ['READ'] },
    ghost: { exists: false, operations: ['READ'] },
    secret: { exists: true, operations: [], hidden: true },
    denied: { exists: true, operations: [] },
  };

  it(
    'denies topics with 29, hides others with 3, and lists operations (KIP-430)',
    onWire(
      ({ broker }) => {
        broker.topics = TOPICS;
        broker.advertised = [[7, 'b', 1]];
      },
      async (wire, token) => {
        await wire.handshake();
        await wire.authenticate(firstMessage(token, EXTENSIONS));
        const names = ['orders', 'ghost', 'secret', 'denied', 'never-heard-of', 'constructor'];
        const count = Buffer.alloc(4);
        count.writeInt32BE(names.length);
        const response = (await wire.ask(
          3,
          8,
          Buffer.concat([count, ...names.map(string), Buffer.of(0, 0, 1)]),
        ))!;
        const errorBefore = (name: string): number =>
          response.readInt16BE(response.indexOf(string(name)) - 2);
        expect(names.map(errorBefore)).toEqual([0, 3, 3, 29, 29, 29]);
        // READ (bit 3) implies DESCRIBE (bit 8); it follows the one partition of the topic.
        const partition = 4 + 2 + 4 + 4 + 4 + 8 + 8 + 4;
        const operations = response.readInt32BE(
          response.indexOf(string('orders')) + string('orders').length + 1 + partition,
        );
        expect(operations).toBe((1 << 3) | (1 << 8));
      },
    ),
  );

  it(
    'answers for groups, permitted and denied',
    onWire(undefined, async (wire, token) => {
      await wire.handshake();
      await wire.authenticate(firstMessage(token, EXTENSIONS));
      const request = Buffer.concat([
        Buffer.from('00000002', 'hex'),
        string('billing'),
        string('other'),
        Buffer.of(1),
      ]);
      const response = (await wire.ask(15, 4, request))!;
      expect(response.readInt16BE(response.indexOf(string('billing')) - 2)).toBe(0);
      expect(response.readInt16BE(response.indexOf(string('other')) - 2)).toBe(30);
      expect((await wire.ask(10, 2, Buffer.concat([string('other'), Buffer.of(0)])))?.readInt16BE(4)).toBe(
        30,
      );
    }),
  );

  it(
    'ends the session with the token',
    onWire(
      ({ idp }) => {
        idp.claims['exp'] = -20;
      },
      async (wire, token) => {
        await wire.handshake();
        const answer = await wire.authenticate(firstMessage(token, EXTENSIONS));
        expect(answer).toMatchObject({ error: 0, lifetimeMs: 1 });
        let response: Buffer | undefined = Buffer.alloc(0);
        while (response !== undefined) response = await wire.ask(3, 0, Buffer.from('00000000', 'hex'));
        expect(response).toBeUndefined();
      },
    ),
  );
});
