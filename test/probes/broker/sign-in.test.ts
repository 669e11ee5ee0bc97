import { describe, expect, it } from 'vitest';
import type { SaslAnswer } from '../../../src/evidence/broker.ts';
import type { Observation } from '../../../src/evidence/observation.ts';
import { Reader } from '../../../src/probes/broker/codec.ts';
import { probeBroker, trySignIn } from '../../../src/probes/broker/probe.ts';
import { makeAuthority, selfSigned } from '../../../src/lab/certificates.ts';
import { Secret } from '../../../src/settings/target.ts';
import {
  apiVersions,
  authenticated,
  brokerThat,
  depsWith,
  handshake,
  targetOf,
  TOKEN,
  WELCOMING,
  type Script,
} from './_broker.ts';
import { tcpServer } from '../_servers.ts';

/** The type of the first record of a TLS connection (RFC 8446 section 5.1). */
const TLS_HANDSHAKE = 22;

const CHALLENGE = '{"status":"invalid_token"}';

/** Leaves out what differs in every run. */
const outcomeOf = <T>(observation: Observation<T>): unknown =>
  observation.status === 'observed'
    ? observation.value
    : observation.status === 'failed'
      ? `${observation.failure.stage}/${observation.failure.code}`
      : observation.because;

const probe = async (
  script: Script,
  patch: Parameters<typeof targetOf>[1] = {},
  token?: Promise<string | undefined>,
) => {
  const broker = await brokerThat(script);
  const deps = depsWith(token);
  const source = `127.0.0.1:${broker.port}`;
  return { broker, deps, source, evidence: await probeBroker(targetOf(source, patch), deps) };
};

const sentTo = (heard: readonly { readonly apiKey: number; readonly body: Buffer }[]): readonly string[] =>
  heard.filter(({ apiKey }) => apiKey === 36).map(({ body }) => new Reader(body).bytes().toString('utf8'));

describe('a broker that admits the client', () => {
  it('is observed step by step, including the session lifetime', async () => {
    const { evidence, source, deps } = await probe(WELCOMING);
    expect(evidence.bootstrap).toBe(source);
    expect(outcomeOf(evidence.apiVersions)).toMatchObject({ errorCode: 0, apis: { '36': [0, 5] } });
    expect(outcomeOf(evidence.handshake)).toEqual({ errorCode: 0, mechanisms: ['PLAIN', 'OAUTHBEARER'] });
    expect(outcomeOf(evidence.authenticate)).toEqual({
      accepted: true,
      errorCode: 0,
      sessionLifetimeMs: 3_600_000,
    });
    expect(deps.connections).toMatchObject([{ host: '127.0.0.1', tcp: { ok: true } }]);
  });

  it('gets exactly the first message of RFC 7628, extensions in the order of the client', async () => {
    const { broker } = await probe(WELCOMING, {
      logicalCluster: 'lkc-1',
      poolId: 'pool-2',
      extensions: { identity_pool_id: '', traceId: 'ä' },
    });
    expect(sentTo(broker.heard)).toEqual([
      `n,,\x01auth=Bearer ${TOKEN}\x01logicalCluster=lkc-1\x01identityPoolId=pool-2\x01identity_pool_id=\x01traceId=ä\x01\x01`,
    ]);
  });

  it('gets the token verbatim, including blemishes', async () => {
    const { broker } = await probe(WELCOMING, {}, Promise.resolve(`"Bearer ${TOKEN}"\n`));
    expect(sentTo(broker.heard)).toEqual([`n,,\x01auth=Bearer "Bearer ${TOKEN}"\n\x01\x01`]);
  });

  it('is contacted while the token is being fetched', async () => {
    let arrive: (token: string) => void = () => undefined;
    const token = new Promise<string>((resolve) => (arrive = resolve));
    const broker = await brokerThat({
      ...WELCOMING,
      17: () => {
        setImmediate(() => arrive(TOKEN));
        return handshake();
      },
    });
    const evidence = await probeBroker(targetOf(`127.0.0.1:${broker.port}`), depsWith(token));
    expect(outcomeOf(evidence.authenticate)).toMatchObject({ accepted: true });
  });

  it('may not wait for the token: then the client connects again with it', async () => {
    let arrive: (token: string) => void = () => undefined;
    const token = new Promise<string>((resolve) => (arrive = resolve));
    const broker = await brokerThat({
      ...WELCOMING,
      17: ({ connection }) => (connection === 0 ? { last: handshake() } : handshake()),
    });
    const probing = probeBroker(targetOf(`127.0.0.1:${broker.port}`), depsWith(token));
    await broker.hungUp;
    arrive(TOKEN);
    expect(outcomeOf((await probing).authenticate)).toMatchObject({ accepted: true });
    expect(broker.connections()).toBe(2);
  });

  it('at an IPv6 address', async () => {
    const broker = await brokerThat(WELCOMING, undefined, '::1');
    const evidence = await probeBroker(targetOf(`[::1]:${broker.port}`), depsWith());
    expect(evidence.bootstrap).toBe(`[::1]:${broker.port}`);
    expect(outcomeOf(evidence.authenticate)).toMatchObject({ accepted: true });
  });

  it('over TLS, with a certificate of the configured authority', async () => {
    const authority = await makeAuthority();
    const leaf = await authority.leaf({ names: ['localhost', '127.0.0.1'] });
    const broker = await brokerThat(WELCOMING, leaf);
    const deps = depsWith();
    const target = targetOf(`localhost:${broker.port}`, {
      securityProtocol: 'SASL_SSL',
      ca: authority.root,
      family: 4,
    });
    const evidence = await probeBroker(target, deps);
    expect(outcomeOf(evidence.authenticate)).toMatchObject({ accepted: true });
    expect(deps.connections).toMatchObject([{ host: 'localhost', tls: { ok: true } }]);
  });

  it('over TLS, only to clients with a certificate', async () => {
    const authority = await makeAuthority();
    const leaf = await authority.leaf({ names: ['127.0.0.1'] });
    const broker = await brokerThat(WELCOMING, { ...leaf, ca: authority.root, requestCert: true });
    const target = targetOf(`127.0.0.1:${broker.port}`, { securityProtocol: 'SASL_SSL', ca: authority.root });
    const without = await probeBroker(target, depsWith());
    expect(outcomeOf(without.apiVersions)).toBe('tls/ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
    const { cert, key } = await authority.leaf({ names: ['client'], extendedKeyUsage: 'client' });
    const withOne = { ...target, clientCertificate: cert, clientCertificateKey: new Secret(key) };
    expect(outcomeOf((await probeBroker(withOne, depsWith())).authenticate)).toMatchObject({
      accepted: true,
    });
  });

  it('over TLS, with a certificate that the client does not trust: the token is not sent', async () => {
    const { cert, key } = await selfSigned(['127.0.0.1']);
    const broker = await brokerThat(WELCOMING, { cert, key });
    const deps = depsWith();
    const evidence = await probeBroker(
      targetOf(`127.0.0.1:${broker.port}`, { securityProtocol: 'SASL_SSL' }),
      deps,
    );
    expect(outcomeOf(evidence.apiVersions)).toBe('tls/DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(deps.connections).toMatchObject([
      { tls: { ok: false, value: { chain: [{ selfSigned: true }] } } },
    ]);
    expect(broker.heard).toEqual([]);
  });
});

describe('a broker that refuses', () => {
  const answers: readonly {
    readonly because: string;
    readonly says: Script;
    readonly seen: Partial<SaslAnswer>;
  }[] = [
    {
      because:
        'stock Kafka: a challenge, answered with one SOH, then error 58 with the challenge as its text',
      says: {
        36: (_, nth) =>
          nth === 0 ? authenticated({ auth: CHALLENGE }) : authenticated({ code: 58, text: CHALLENGE }),
      },
      seen: { errorCode: 58, errorMessage: CHALLENGE, challenge: CHALLENGE },
    },
    {
      because: 'a challenge, and then the connection is closed',
      says: { 36: (_, nth) => (nth === 0 ? authenticated({ auth: CHALLENGE }) : 'close') },
      seen: { errorCode: 0, challenge: CHALLENGE },
    },
    {
      because: 'a challenge, and success after it: RFC 7628 knows no such thing',
      says: { 36: (_, nth) => (nth === 0 ? authenticated({ auth: CHALLENGE }) : authenticated()) },
      seen: { errorCode: 0, challenge: CHALLENGE },
    },
    {
      because: 'Confluent names an extension',
      says: {
        36: () =>
          authenticated({
            code: 58,
            text: 'Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY',
          }),
      },
      seen: {
        errorCode: 58,
        errorMessage:
          'Authentication failed: 1 extensions are invalid! They are: logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY',
      },
    },
    {
      because: 'no text at all',
      says: { 36: () => authenticated({ code: 58 }) },
      seen: { errorCode: 58 },
    },
    {
      because: 'a code that is not about the token, with a text',
      says: { 36: () => authenticated({ code: 34, text: 'not now' }) },
      seen: { errorCode: 34, errorMessage: 'not now' },
    },
    {
      because: 'a text without end',
      says: { 36: () => authenticated({ code: 58, text: 'no '.repeat(5000) }) },
      seen: { errorCode: 58, errorMessage: 'no '.repeat(5000).slice(0, 2000) },
    },
  ];
  it.each(answers)('$because', async ({ says, seen }) => {
    const { evidence } = await probe({ ...WELCOMING, ...says });
    expect(outcomeOf(evidence.authenticate)).toEqual({ accepted: false, sessionLifetimeMs: 0, ...seen });
    expect(outcomeOf(evidence.metadata)).toBe('the client was not let in');
    expect(outcomeOf(evidence.groups)).toBe('the client was not let in');
  });

  it('answers a challenge with exactly one byte', async () => {
    const { broker } = await probe({
      ...WELCOMING,
      36: (_, nth) =>
        nth === 0 ? authenticated({ auth: CHALLENGE }) : authenticated({ code: 58, text: CHALLENGE }),
    });
    expect(sentTo(broker.heard)[1]).toBe('\x01');
  });

  it('does not offer OAUTHBEARER, and lists what it offers', async () => {
    const { evidence, broker } = await probe({
      ...WELCOMING,
      17: () => handshake(33, ['PLAIN', 'SCRAM-SHA-512']),
    });
    expect(outcomeOf(evidence.handshake)).toEqual({ errorCode: 33, mechanisms: ['PLAIN', 'SCRAM-SHA-512'] });
    expect(outcomeOf(evidence.authenticate)).toMatch(/does not offer OAUTHBEARER/);
    expect(sentTo(broker.heard)).toEqual([]);
  });

  it('accepts the mechanism, although its list lacks it', async () => {
    const { evidence, broker } = await probe({ ...WELCOMING, 17: () => handshake(0, ['PLAIN']) });
    expect(outcomeOf(evidence.authenticate)).toMatch(/does not offer OAUTHBEARER/);
    expect(sentTo(broker.heard)).toEqual([]);
  });

  it('is older than SaslAuthenticate: the token is not sent in bare frames', async () => {
    const { evidence, broker } = await probe({ ...WELCOMING, 18: () => apiVersions(0, [3, 17, 18]) });
    expect(outcomeOf(evidence.authenticate)).toBe('sasl/CLIENT_GAVE_UP');
    expect(broker.heard.map(({ apiKey }) => apiKey)).toEqual([18, 17]);
  });
});

describe('a broker that does not answer', () => {
  const cases: readonly {
    readonly because: string;
    readonly says: Script;
    readonly seen: readonly [string, unknown, unknown];
  }[] = [
    {
      because: 'closes on ApiVersions',
      says: { 18: () => 'close' },
      seen: ['apiVersions', 'kafka/CLOSED', 1],
    },
    {
      because: 'is silent on ApiVersions',
      says: { 18: () => 'silence' },
      seen: ['apiVersions', 'kafka/TIMEOUT', 1],
    },
    {
      because: 'closes on SaslHandshake',
      says: { 17: () => 'close' },
      seen: ['handshake', 'sasl/CLOSED_DURING_SASL', 2],
    },
    {
      because: 'is silent on SaslHandshake',
      says: { 17: () => 'silence' },
      seen: ['handshake', 'sasl/TIMEOUT', 2],
    },
    {
      because: 'closes on SaslAuthenticate',
      says: { 36: () => 'close' },
      seen: ['authenticate', 'sasl/CLOSED_DURING_SASL', 3],
    },
    {
      because: 'is silent on SaslAuthenticate',
      says: { 36: () => 'silence' },
      seen: ['authenticate', 'sasl/TIMEOUT', 3],
    },
    {
      because: 'answers HTTP',
      says: { 18: () => ({ raw: Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n') }) },
      seen: ['apiVersions', 'kafka/SPEAKS_HTTP', 1],
    },
    {
      because: 'answers a TLS alert',
      says: { 18: () => ({ raw: Buffer.from('15030300020250', 'hex') }) },
      seen: ['apiVersions', 'kafka/SPEAKS_TLS', 1],
    },
    {
      because: 'answers SSH',
      says: { 18: () => ({ raw: Buffer.from('SSH-2.0-OpenSSH_9.6\r\n') }) },
      seen: ['apiVersions', 'kafka/NOT_KAFKA', 1],
    },
    {
      because: 'answers a frame for nobody',
      says: { 18: () => ({ raw: Buffer.from('0000000400000099', 'hex') }) },
      seen: ['apiVersions', 'kafka/NOT_KAFKA', 1],
    },
    {
      because: 'announces a giant frame',
      says: { 17: () => ({ raw: Buffer.from('7fffffff00', 'hex') }) },
      seen: ['handshake', 'kafka/FRAME_TOO_LARGE', 2],
    },
    {
      because: 'ends a frame too early',
      says: { 17: () => Buffer.from('00', 'hex') },
      seen: ['handshake', 'sasl/MALFORMED_ANSWER', 2],
    },
  ];
  it.each(cases)('$because', async ({ says, seen: [step, outcome, requests] }) => {
    const { evidence, broker } = await probe({ ...WELCOMING, ...says }, { connectTimeoutMs: 300 });
    expect(outcomeOf(evidence[step as 'handshake'])).toBe(outcome);
    expect(broker.heard).toHaveLength(Number(requests));
    expect(evidence.authenticate.status).toBe(step === 'authenticate' ? 'failed' : 'missing');
  });

  it('without a listener: the connection says why', async () => {
    const deps = depsWith();
    const evidence = await probeBroker(targetOf('127.0.0.1:1'), deps);
    expect(outcomeOf(evidence.apiVersions)).toBe('tcp/ECONNREFUSED');
    expect(deps.connections).toMatchObject([{ port: 1, tcp: { ok: false, code: 'ECONNREFUSED' } }]);
  });

  it('in an interrupted run: what was observed is kept', async () => {
    const deps = depsWith();
    const broker = await brokerThat({
      ...WELCOMING,
      36: () => {
        deps.abort();
        return 'silence';
      },
    });
    const evidence = await probeBroker(targetOf(`127.0.0.1:${broker.port}`), deps);
    expect(outcomeOf(evidence.handshake)).toMatchObject({ errorCode: 0 });
    expect(outcomeOf(evidence.authenticate)).toBe('deadline/ABORTED');
  });
});

describe('a broker with limited versions', () => {
  it('asks the client to wait for a month: the doctor does not', async () => {
    const { evidence } = await probe({
      ...WELCOMING,
      18: () => Buffer.concat([apiVersions().subarray(0, -4), Buffer.from('7fffffff', 'hex')]),
    });
    expect(outcomeOf(evidence.authenticate)).toMatchObject({ accepted: true });
  });

  it('does not support this version of ApiVersions: it is asked again in the oldest (KIP-511)', async () => {
    const { evidence, broker } = await probe({
      ...WELCOMING,
      18: ({ apiVersion }) => apiVersions(apiVersion === 0 ? 0 : 35).subarray(0, -4),
    });
    expect(broker.heard.map(({ apiKey, apiVersion }) => [apiKey, apiVersion])).toEqual([
      [18, 2],
      [18, 0],
      [17, 1],
      [36, 1],
      [3, 8],
    ]);
    expect(outcomeOf(evidence.authenticate)).toMatchObject({ accepted: true });
  });

  it.each([34, 58, -1])('answers ApiVersions with error %i: nothing more is sent', async (code) => {
    const { evidence, broker } = await probe({ ...WELCOMING, 18: () => apiVersions(code) });
    expect(outcomeOf(evidence.apiVersions)).toMatchObject({ errorCode: code });
    expect(outcomeOf(evidence.handshake)).toMatch(/answered ApiVersions with/);
    expect(broker.heard.map(({ apiKey }) => apiKey)).toEqual([18]);
  });

  it.each([34, 35, 58])('answers SaslHandshake with error %i: the token is not sent', async (code) => {
    const { evidence, broker } = await probe({ ...WELCOMING, 17: () => handshake(code) });
    expect(outcomeOf(evidence.handshake)).toMatchObject({ errorCode: code });
    expect(outcomeOf(evidence.authenticate)).toMatch(/answered SaslHandshake with/);
    expect(sentTo(broker.heard)).toEqual([]);
  });

  it('takes long to judge the token, and the evidence says how long', async () => {
    const target = (port: number) => targetOf(`127.0.0.1:${port}`);
    const quick = await brokerThat(WELCOMING);
    const { timing } = await probeBroker(target(quick.port), depsWith());
    expect(timing?.handshakeMs).toBeLessThan(1000);
    expect(timing?.authenticateMs).toBeLessThan(1000);
    const silent = await brokerThat({ ...WELCOMING, 36: () => 'close' });
    expect((await probeBroker(target(silent.port), depsWith())).timing).toBeUndefined();
  });
});

describe('a client', () => {
  it('without a token learns what the broker offers', async () => {
    const { evidence } = await probe(WELCOMING, {}, Promise.resolve(undefined));
    expect(outcomeOf(evidence.handshake)).toMatchObject({ errorCode: 0 });
    expect(outcomeOf(evidence.authenticate)).toBe('there is no token to sign in with');
  });

  it('with security.protocol PLAINTEXT sends no token', async () => {
    const { evidence, broker } = await probe(WELCOMING, { securityProtocol: 'PLAINTEXT' });
    expect(outcomeOf(evidence.authenticate)).toMatch(/no token is sent/);
    expect(sentTo(broker.heard)).toEqual([]);
  });

  it.each(['SASL-PLAINTEXT', 'SASL_PLAINTEXT # in the lab', 'PLAINTEXT ', ''])(
    'with the unknown security.protocol %j uses TLS and sends nothing unencrypted',
    async (securityProtocol) => {
      const heard: Buffer[] = [];
      const port = await tcpServer((socket) => {
        socket.on('data', (chunk: Buffer) => {
          heard.push(chunk);
          socket.destroy();
        });
      });
      const { authenticate } = await probeBroker(
        targetOf(`127.0.0.1:${port}`, { securityProtocol }),
        depsWith(),
      );
      expect(authenticate.status).not.toBe('observed');
      expect(heard.map(([type]) => type)).toEqual([TLS_HANDSHAKE]);
    },
  );

  it('continues with the next bootstrap server, as clients do', async () => {
    const broker = await brokerThat(WELCOMING);
    const deps = depsWith();
    const target = targetOf(['no port', '127.0.0.1:1', ` SASL_SSL://127.0.0.1:${broker.port}`]);
    const evidence = await probeBroker(target, deps);
    expect(evidence.bootstrap).toBe(`127.0.0.1:${broker.port}`);
    expect(outcomeOf(evidence.authenticate)).toMatchObject({ accepted: true });
    expect(deps.connections.map(({ port }) => port)).toEqual([1, broker.port]);
  });

  it.each([
    [[], 'no bootstrap server was given'],
    [['lkc-1'], 'no bootstrap server has the form host:port'],
  ])('with bootstrap servers %j contacts nothing', async (servers, because) => {
    const evidence = await probeBroker(targetOf(servers), depsWith());
    expect(outcomeOf(evidence.apiVersions)).toBe(because);
  });

  it('tries other extensions in an experiment', async () => {
    const broker = await brokerThat({
      ...WELCOMING,
      36: ({ body }) =>
        body.includes('logicalCluster=lkc-good') ? authenticated() : authenticated({ code: 58 }),
    });
    const target = targetOf(`127.0.0.1:${broker.port}`, { logicalCluster: 'lkc-bad' });
    const attempt = (extensions: Record<string, string>) =>
      trySignIn(target, { ...depsWith(), token: TOKEN, extensions });
    expect(outcomeOf(await attempt({ logicalCluster: 'lkc-good' }))).toMatchObject({ accepted: true });
    expect(outcomeOf(await attempt({}))).toMatchObject({ accepted: false });
    expect(broker.heard.map(({ apiKey }) => apiKey)).not.toContain(3);
  });
});
