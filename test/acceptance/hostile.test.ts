import { describe, expect, it } from 'vitest';
import type { LabSettings } from '../../src/lab/settings.ts';
import { tried } from '../hostile/tried.ts';
import {
  answering,
  dripping,
  endless,
  examined,
  hostileServer,
  SERVERS,
  visiting,
  type Fault,
} from './_hostile.ts';

const DEEP = 100_000;
const MEGABYTE = 'x'.repeat(1024 * 1024);
/** Dangerous for terminals, for people, and for the runners of GitHub and Azure. */
const EVIL =
  '\u001b[2J\u001b]0;owned\u0007\u202eevil\u2066\u200b\r\n::error::pwned ::add-mask::x ##[error]pwned \u009b31m\u0000 ';
const CHUNKED = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
const PROTO =
  '{"__proto__":{"access_token":"x","keys":[],"data":[]},"constructor":{"prototype":{"x":1}},"hasOwnProperty":1,"toString":1,"then":1,"access_token":"a","access_token":"b","keys":{"__proto__":[]},"data":{"length":5},"error":{"__proto__":1}}';

const FAULTS: Readonly<Record<string, Fault>> = {
  'says nothing': () => undefined,
  'closes at once': (socket) => void socket.destroy(),
  'ends in the middle': (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"a":'),
  'drips its head': dripping('HTTP/1.1 200 OK\r\n'),
  'drips its body': (socket, request) => {
    socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
    dripping(' ')(socket, request);
  },
  'sends 100 MB': endless('HTTP/1.1 200 OK\r\ncontent-length: 104857600\r\n\r\n', MEGABYTE),
  'sends headers without end': endless('HTTP/1.1 200 OK\r\n', `x-filler: ${'y'.repeat(1000)}\r\n`),
  'sends one header without end': endless('HTTP/1.1 200 OK\r\nx-filler: ', MEGABYTE),
  'sends interim answers without end': endless('', 'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n'),
  'sends empty chunks without end': endless(CHUNKED, '1\r\n \r\n'),
  'sends what is not HTTP': (socket) => void socket.end(Buffer.from([0, 255, 13, 10, 13, 10, 1, 2, 3])),
  'sends a negative length': (socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\n{}'),
  'answers an upgrade': (socket) =>
    void socket.write('HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  'answers 304 without a body': answering('', { status: 304 }),
  'answers HTML': answering(`<html><title>${EVIL}</title></html>`, {
    headers: { 'content-type': 'text/html' },
  }),
  'answers invalid UTF-8': answering(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
  'answers deep JSON': answering('['.repeat(DEEP) + ']'.repeat(DEEP)),
  'answers deep objects': answering('{"keys":'.repeat(DEEP) + '1' + '}'.repeat(DEEP)),
  'answers prototype members': answering(PROTO),
  'answers prototype members as a refusal': answering(PROTO, { status: 400 }),
  'answers null': answering('null'),
  'answers a number': answering('1e999'),
  'answers half a surrogate': answering('{"error":"\\ud800","error_description":"\\udfff\\u0000"}', {
    status: 400,
  }),
  'answers many little objects': answering(
    `{"data":[${'{},'.repeat(300_000)}{}],"keys":[${'1,'.repeat(1000)}1]}`,
  ),
  'redirects to another host': answering('', { status: 302, headers: { location: 'https://evil.invalid/' } }),
  'asks to retry at the end of time': answering('{}', {
    status: 429,
    headers: { 'retry-after': '9'.repeat(300), date: 'Fri, 31 Dec 275760 23:59:59 GMT', age: '-1' },
  }),
  'answers with evil words': answering(
    JSON.stringify({
      error: EVIL,
      error_description: EVIL,
      errors: [{ code: EVIL, title: EVIL, detail: EVIL }],
      [EVIL]: EVIL,
      token_type: EVIL,
      scope: EVIL,
      expires_in: EVIL,
      access_token: EVIL,
      issuer: EVIL,
      jwks_uri: EVIL,
      keys: [{ kid: EVIL, kty: EVIL, alg: EVIL, use: EVIL }],
      data: [
        { id: EVIL, display_name: EVIL, issuer: EVIL, jwks_uri: EVIL, identity_claim: EVIL, filter: EVIL },
      ],
      metadata: { next: EVIL },
    }),
    { headers: { server: 'x\u001b[2J', 'www-authenticate': 'x\u001b[2J ::error::pwned' } },
  ),
  'echoes the request': (socket, request) => answering(request, { status: 400 })(socket, request),
  'echoes the request in JSON': (socket, request) => {
    const credentials = /authorization: (.*)\r\n/i.exec(request)?.[1] ?? 'none';
    const decoded = Buffer.from(credentials.replace(/^\w+ /, ''), 'base64').toString('latin1');
    const body = request.slice(request.indexOf('\r\n\r\n') + 4);
    const form = [...new URLSearchParams(body).values()].join(' ');
    answering(
      JSON.stringify({
        error: decoded,
        error_description: `${credentials} ${form} ${body}`,
        errors: [{ code: credentials, title: decoded, detail: `${form} ${credentials}` }],
        [form]: decoded,
      }),
      {
        status: 401,
        headers: {
          'www-authenticate': `Bearer realm="${form.replace(/[^ -~]/g, '')}", ${credentials}`,
          location: `https://x.invalid/?${body}`,
          server: decoded.replace(/[^ -~]/g, ''),
        },
      },
    )(socket, request);
  },
};

/** Cases that only the time limit of the run ends; all others must end earlier, even on a slow machine. */
const UNENDING: ReadonlySet<string> = new Set([
  'says nothing',
  'drips its head',
  'drips its body',
  'sends interim answers without end',
  'sends empty chunks without end',
  'sends a long frame slowly',
  // Behind a proxy: four of the five bytes at the beginning of a TLS record.
  'answers null',
]);

/** What harms by its words. What harms by its form is tried on single requests too (`test/hostile/http.test.ts`). */
const WORDS: ReadonlySet<string> = new Set(['answers with evil words', 'echoes the request in JSON']);

describe('a server that', { tags: ['hostile/http'] }, () => {
  async function fails(name: string, fault: Fault) {
    const unending = UNENDING.has(name);
    tried(SERVERS.length);
    const outcomes = await Promise.allSettled(
      SERVERS.map(async (server) => {
        const hostile = await hostileServer(fault, { tls: server !== 'proxy' });
        const outcome = await visiting(server, hostile, { unending });
        expect(hostile.visits()).toBeGreaterThan(0);
        return outcome;
      }),
    );
    const wrong = outcomes.flatMap((each, at) =>
      each.status === 'rejected' ? [`${SERVERS[at]}: ${(each.reason as Error).message}`] : [],
    );
    expect(wrong).toEqual([]);
  }
  const faults = Object.entries(FAULTS);
  it.each(faults.filter(([name]) => WORDS.has(name)))('%s', fails);
  it.each(faults.filter(([name]) => !WORDS.has(name)))('%s', { tags: ['thorough'] }, fails);
});

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const BROKER_FAULTS: Readonly<Record<string, Fault>> = {
  'says nothing': () => undefined,
  'closes at once': (socket) => void socket.destroy(),
  'sends a frame of negative length': (socket) => void socket.write(int32(-1)),
  'sends a frame of the largest length': (socket) => void socket.write(int32(0x7fffffff)),
  'sends a frame of length 0': (socket) => void socket.write(int32(0)),
  'sends a long frame slowly': (socket, request) => {
    socket.write(int32(1_000_000));
    dripping('\0')(socket, request);
  },
  'answers nothing that was asked': (socket) =>
    void socket.write(Buffer.concat([int32(8), int32(77), int32(0)])),
  'sends frames without end': endless('', `${int32(4).toString('latin1')}\0\0\0\0`),
  'sends words without end': endless('', EVIL),
  'sends bytes without end': endless('', MEGABYTE),
};

describe('a broker that', { tags: ['hostile/kafka'] }, () => {
  async function fails(name: string, fault: Fault) {
    const hostile = await hostileServer(fault, { greets: true });
    const { code } = await visiting('broker', hostile, { unending: UNENDING.has(name) });
    expect([1, 3]).toContain(code);
    expect(hostile.visits()).toBeGreaterThan(0);
  }
  const faults = Object.entries(BROKER_FAULTS);
  it.each(faults.filter(([name]) => !UNENDING.has(name)))('%s', fails);
  it.each(faults.filter(([name]) => UNENDING.has(name)))('%s', { tags: ['thorough'] }, fails);
});

const claims =
  (members: LabSettings['idp']['claims']) =>
  ({ idp }: LabSettings): void =>
    void Object.assign(idp.claims, members);

const ARRANGEMENTS: Readonly<Record<string, (lab: LabSettings) => void>> = {
  'evil words in every claim': claims({
    iss: EVIL,
    sub: EVIL,
    aud: [EVIL, EVIL],
    azp: EVIL,
    scope: EVIL,
    [EVIL]: EVIL,
  }),
  'claims of the wrong types': claims({ iss: [1], sub: {}, aud: { a: 1 }, exp: 'soon', iat: [], nbf: true }),
  'times beyond all calendars': claims({ exp: 1e300, iat: -1e300, nbf: 1e17 }),
  'prototype claims': claims(JSON.parse(PROTO) as LabSettings['idp']['claims']),
  'ten thousand audiences': claims({ aud: Array.from({ length: 10_000 }, (_, at) => `${EVIL}${at}`) }),
  'an evil header': ({ idp }) =>
    void Object.assign(idp.header, {
      kid: EVIL,
      typ: EVIL,
      jku: 'https://evil.invalid/',
      x5u: EVIL,
      crit: [EVIL],
    }),
  'an algorithm of evil words': ({ idp }) => void Object.assign(idp.header, { alg: EVIL }),
  'ten thousand keys': ({ idp }) =>
    void (idp.publish = ({ keys }) => ({
      keys: Array.from({ length: 10_000 }, (_, at) => ({
        ...keys[0],
        kid: `key-${at}`,
        n: 'AQAB',
        alg: EVIL,
      })).concat(keys as never[]),
    })),
  'keys that are none': ({ idp }) =>
    void (idp.publish = () => ({
      keys: [null, 1, 'x', [], {}, { kid: 1 }, { kty: 'RSA', kid: EVIL, n: EVIL, e: {} }],
    })),
  'an evil filter': ({ confluent }) => void (confluent.providers[0]!.pools[0]!.filter = EVIL),
  'a filter that nests deep': ({ confluent }) =>
    void (confluent.providers[0]!.pools[0]!.filter = `${'('.repeat(50_000)}true${')'.repeat(50_000)}`),
  'evil names': ({ confluent }) => {
    const provider = confluent.providers[0]!;
    Object.assign(provider, { display_name: EVIL, identity_claim: EVIL });
    Object.assign(provider.pools[0]!, { display_name: EVIL, identity_claim: EVIL, state: EVIL });
  },
  'ten thousand pools': ({ confluent }) => {
    const [pool] = confluent.providers[0]!.pools;
    confluent.providers[0]!.pools = Array.from({ length: 10_000 }, (_, at) => ({
      ...pool!,
      id: `pool-${at}`,
    }));
  },
  'a thousand providers of evil': ({ confluent }) => {
    const [provider] = confluent.providers;
    confluent.providers = Array.from({ length: 1000 }, (_, at) => ({
      ...provider!,
      id: `op-${at}`,
      display_name: EVIL,
    }));
  },
  'a broker that refuses with evil words': ({ broker }) => void (broker.refuse = EVIL),
  'mechanisms of evil words': ({ broker }) => void (broker.mechanisms = [EVIL, EVIL, 'PLAIN']),
  'a thousand brokers': ({ broker }) =>
    void (broker.advertised = Array.from({ length: 1000 }, (_, at) => [at, `127.0.0.1`, 1])),
  'brokers with evil names': ({ broker }) =>
    void (broker.advertised = [
      [0, EVIL, 9092],
      [-1, '', 0],
      [2, '127.0.0.1', 70_000],
      [3, '127.0.0.1', -1],
      [4, 'x'.repeat(5000), 1],
    ]),
};

describe('a console with', { tags: ['hostile/json'] }, () => {
  it.each([
    ['an evil filter', EVIL],
    ['a filter that nests deep', `${'('.repeat(2000)}true${')'.repeat(2000)}`],
    [
      'a filter that costs an eternity',
      'claims.sub.matches("^(([a-zA-Z0-9@]+)+)+$") && claims.sub.matches("(.*.*.*.*.*.*)*=$")',
    ],
    ['a filter that multiplies', `${'[1,2,3,4,5,6,7,8,9].all(x, '.repeat(12)}true${')'.repeat(12)}`],
    ['a filter of many words', `claims.sub in [${'"a",'.repeat(900)}"b"]`],
  ])('%s', async (_, poolFilter) => {
    const none = { confluentApiKey: undefined, confluentApiSecret: undefined };
    const providerIssuer = 'https://acme.auth0.com/';
    await examined({ client: { ...none, providerIssuer, poolFilter }, allowed: [0, 1, 3] });
  });
});

describe('a world with', { tags: ['hostile/json'] }, () => {
  const all = Object.entries(ARRANGEMENTS);
  const isLarge = (name: string): boolean => /thousand|deep/.test(name);
  const holds = async (_: string, arrange: (lab: LabSettings) => void): Promise<void> =>
    void (await examined({ arrange, allowed: [0, 1, 3] }));
  it.each(all.filter(([name]) => !isLarge(name)))('%s', holds);
  it.each(all.filter(([name]) => isLarge(name)))('%s', { tags: ['thorough'] }, holds);
});
