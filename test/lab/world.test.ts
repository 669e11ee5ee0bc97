import { once } from 'node:events';
import { expect, it } from 'vitest';
import { EXTENSIONS, fetchIn, inLab, kafkaIn, tokenIn } from './_clients.ts';

it(
  'resolves only the names of its world, with one address per role',
  inLab(
    ({ network }) => {
      network.addresses['jump.acme.example'] = ['10.0.0.7', '2001:db8::7'];
      network.unknownHosts = ['b2-pkc-7k2zq.us-east-1.aws.confluent.cloud'];
    },
    async ({ world }) => {
      expect(await world.lookup('ACME.auth0.com', 0)).toEqual([{ address: '203.0.113.10', family: 4 }]);
      expect(await world.lookup('api.confluent.cloud', 4)).toEqual([{ address: '203.0.113.20', family: 4 }]);
      expect(await world.lookup('b0-pkc-7k2zq.us-east-1.aws.confluent.cloud', 0)).toEqual([
        { address: '203.0.113.30', family: 4 },
      ]);
      expect(await world.lookup('jump.acme.example', 6)).toEqual([{ address: '2001:db8::7', family: 6 }]);
      expect(await world.lookup('192.0.2.9', 0)).toEqual([{ address: '192.0.2.9', family: 4 }]);
      for (const host of ['acme.auth0.con', 'b2-pkc-7k2zq.us-east-1.aws.confluent.cloud', 'example.com']) {
        await expect(world.lookup(host, 0)).rejects.toMatchObject({
          code: 'ENOTFOUND',
          message: `getaddrinfo ENOTFOUND ${host}`,
          hostname: host,
        });
      }
      await expect(world.lookup('acme.auth0.com', 6)).rejects.toMatchObject({ code: 'ENOTFOUND' });
    },
  ),
);

it(
  'refuses connections without a listener, and where a scenario says so',
  inLab(
    ({ network }) => {
      network.refused = ['acme.auth0.com:443'];
    },
    async ({ world }) => {
      for (const [host, port] of [
        ['acme.auth0.com', 443],
        ['api.confluent.cloud', 8443],
        ['pkc-7k2zq.us-east-1.aws.confluent.cloud', 9093],
      ] as const) {
        const [error] = await once(world.connect({ host, address: '203.0.113.1', port }), 'error');
        expect(error).toMatchObject({ code: 'ECONNREFUSED' });
      }
    },
  ),
);

it(
  'can leave a connection unanswered, by name and by address',
  inLab(
    ({ network }) => {
      network.unanswered = ['acme.auth0.com:443', '2001:db8::1'];
    },
    async ({ world }) => {
      const open = world.connect({ host: 'api.confluent.cloud', address: '203.0.113.20', port: 443 });
      const silent = [
        world.connect({ host: 'acme.auth0.com', address: '203.0.113.10', port: 443 }),
        world.connect({ host: 'api.confluent.cloud', address: '2001:db8::1', port: 443 }),
      ];
      const said: string[] = [];
      for (const socket of silent)
        for (const event of ['connect', 'error', 'close']) socket.on(event, () => said.push(event));
      await once(open, 'connect');
      expect(said).toEqual([]);
      for (const socket of [open, ...silent]) socket.destroy();
    },
  ),
);

it(
  'redirects port 80 of the identity provider to https, and answers HTTP at port 443 of a broker',
  inLab(undefined, async (lab) => {
    const socket = lab.world.connect({ host: 'acme.auth0.com', address: '203.0.113.10', port: 80 });
    socket.write('POST /oauth/token HTTP/1.1\r\nhost: acme.auth0.com\r\ncontent-length: 0\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(
      /^HTTP\/1\.1 301 [\s\S]*location: https:\/\/acme\.auth0\.com\/oauth\/token\r\n/i,
    );
    socket.destroy();
    expect((await fetchIn(lab, 'https://pkc-7k2zq.us-east-1.aws.confluent.cloud/')).status).toBe(401);
  }),
);

it(
  'gives the doctor its own clock',
  inLab(
    ({ network }) => {
      network.doctorClockAheadSeconds = -3600;
    },
    async ({ world }) => {
      expect(Math.abs(world.now() + 3_600_000 - Date.now())).toBeLessThan(1000);
    },
  ),
);

it(
  'simulates distance: no round trip is shorter than configured, and everything sent arrives',
  inLab(
    ({ network }) => {
      network.roundTripMs = 20;
    },
    async (lab) => {
      const begun = performance.now();
      await lab.world.lookup('acme.auth0.com', 0);
      const token = await tokenIn(lab);
      // Name, TCP, TLS 1.3 (RFC 8446 section 2), request: four round trips; a timer may fire a millisecond early.
      expect(performance.now() - begun).toBeGreaterThan(4 * 20 - 8);
      const admin = (await kafkaIn(lab, { value: token, extensions: EXTENSIONS })).admin();
      await admin.connect();
      expect((await admin.describeCluster()).brokers).toHaveLength(3);
      await admin.disconnect();
    },
  ),
);
