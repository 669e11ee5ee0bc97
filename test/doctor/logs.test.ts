import { describe, expect, it } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import { bundleSchema } from '../../src/evidence/schema.ts';
import { writeBundle } from '../../src/evidence/bundle.ts';
import { startLab } from '../../src/lab/start.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { buildReport } from '../../src/report/build.ts';
import { logsInWords } from '../../src/report/words/logs.ts';
import { reporters } from '../../src/report/formats/registry.generated.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { doctored, recorded } from './_log.ts';

interface Screen {
  /** The beginning of the headline. */
  readonly headline: string;
  readonly cause?: string;
  readonly refusal?: string;
  /** Places in the log that it quotes. */
  readonly shows: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
}

const OKTA = 'https://acme.okta.com/oauth2/default/v1/token';
const BROKER = 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092';

const SCREENS: Readonly<Record<string, Screen>> = {
  'java-4': {
    headline: '? Inconclusive: the broker refuses the token and does not say why',
    refusal: 'sasl/generic-token-rejected',
    shows: [
      'the broker says: {"status":"JWT_PROCESSING_FAILED"} (app.log:16, seen at 2026-01-05T12:03:41.123Z)',
      'Issuer URI  https://acme.okta.com/oauth2/default  (without a slash at the end)',
      'The token (at 2026-01-05T12:03:40.990Z, line 15): iss https://acme.okta.com/oauth2/default',
    ],
    settings: {
      client: 'java',
      clientVersion: '4.1.0',
      clientId: '0oa5kq2m8RtYx1Vb35d7',
      scope: 'kafka',
      tokenEndpoint: OKTA,
    },
  },
  'librdkafka-debug': {
    headline:
      '✖ The client could not sign in (app.log, 2026-01-05T12:03:39.556Z): the client secret has expired',
    cause: 'token/secret-expired',
    shows: ['Microsoft Entra ID answered HTTP 401, invalid_client: “AADSTS7000222', '(app.log:8:87)'],
    settings: { client: 'librdkafka', logicalCluster: 'lkc-4k7zq1', poolId: 'pool-x9Ab' },
  },
  'spring-boot': {
    headline:
      '✖ The client could not sign in (app.log, 2026-01-05T13:03:38.640+01:00): the identity provider',
    cause: 'token/unknown-client',
    shows: ['Keycloak answered HTTP 401, invalid_client: “Invalid client or Invalid client credentials”'],
    settings: { client: 'java', clientVersion: '3.9.0', groups: ['orders'] },
  },
  connect: {
    headline:
      '✖ The client could not sign in (app.log, 2026-01-05 12:03:41,123): the client does not name its',
    cause: 'config/extension-missing-cluster',
    shows: ['The broker (at 2026-01-05 12:03:41,123, line 16): Authentication failed: 1 extensions are'],
    settings: { client: 'java', tokenEndpoint: 'https://acme.eu.auth0.com/oauth/token' },
  },
  kafkajs: {
    headline: '? Inconclusive: the broker refuses the token and does not say why',
    refusal: 'sasl/generic-token-rejected',
    shows: ['(app.log:3, seen at 2026-01-05T12:03:41.125Z)', 'Tell the doctor: --client-secret-env'],
    settings: { client: 'kafkajs' },
  },
  python: {
    headline: '? Inconclusive: the broker does not serve this logical cluster',
    refusal: 'sasl/logical-cluster-refused',
    shows: ['(app.log:19, seen at 2026-01-05 12:03:41,123)', 'Issuer URI  https://sts.windows.net/8f14e45f'],
    settings: { client: 'librdkafka' },
  },
  'kafka-python': {
    headline: '? Inconclusive: the broker refuses the token and does not say why',
    refusal: 'sasl/generic-token-rejected',
    shows: ['The token (at 2026-01-05 12:03:40,702, line 2): iss https://acme.okta.com/oauth2/default'],
    settings: {},
  },
};

describe('the first screen of a log', () => {
  it.each(Object.entries(SCREENS))('%s', async (name, { headline, cause, refusal, shows, settings }) => {
    const { report, screen, evidence } = await doctored(recorded(name));
    const plain = screen.replace(/\s+/g, ' ');
    expect(plain.startsWith(headline.replace(/\s+/g, ' '))).toBe(true);
    expect(report.rootCauses.map(({ id }) => id)).toEqual(cause === undefined ? [] : [cause]);
    expect(report.refusal?.id).toBe(refusal);
    for (const each of shows) expect(plain).toContain(each.replace(/\s+/g, ' '));
    expect(evidence.client).toMatchObject({ bootstrapServers: name === 'spring-boot' ? [BROKER] : [BROKER] });
    expect(evidence.client).toMatchObject(settings);
    expect(report.rootCauses.every(({ confidence }) => confidence !== 'confirmed')).toBe(true);
    expect(report.asOf?.file).toBe('app.log');
  });

  it.each(Object.keys(SCREENS))('%s, in every format and as a bundle', async (name) => {
    const { report, evidence } = await doctored(recorded(name));
    expect(reportSchema.safeParse(report).error?.issues).toBeUndefined();
    for (const load of Object.values(reporters))
      expect((await load()).render(report, { colour: 0, unicode: true, width: 80, verbose: true })).not.toBe(
        '',
      );
    const bundle = bundleSchema.parse(JSON.parse(writeBundle(evidence, { version: '0.0.0' })));
    const again = buildReport(bundle.evidence, diagnose(bundle.evidence), {
      version: '0.0.0',
      durationMs: 0,
    });
    expect(again).toEqual(report);
  });
});

describe('a log about something else', () => {
  it.each([
    [
      'database',
      'nothing in it is about signing in with OAUTHBEARER (4 lines); it is about a database (line 2)',
    ],
    ['scram', 'signs in with a user name and a password'],
  ])('%s says so', async (name, what) => {
    await expect(doctored(recorded(name))).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.stringContaining(what)]) as unknown,
    });
  });
  it('is left aside, with a word, where the client is known otherwise', async () => {
    const { warnings } = await doctored(recorded('database'), { 'token-endpoint': OKTA, 'client-id': 'x' });
    expect(warnings).toEqual([expect.stringContaining('it is about a database')]);
  });
  it('an empty one says nothing', async () => {
    await expect(doctored('')).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.stringContaining('nothing in it is about')]) as unknown,
    });
  });
});

describe('the first line', () => {
  const client = { 'token-endpoint': OKTA, 'client-id': 'x', 'bootstrap-server': BROKER };
  it.each([
    [
      'Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target while connecting to https://acme.okta.com/oauth2/default/v1/token',
      "shows a possible cause: the identity provider's certificate comes from an authority",
    ],
    ['INFO sasl.mechanism = OAUTHBEARER', 'nothing that could be checked is wrong'],
  ])('names what the log points at: %s', async (line, says) => {
    const { screen } = await doctored(`2026-01-05T12:00:00Z ${line}\n`, client);
    expect(screen.split('\n\n')[0]!.replace(/\s+/g, ' ')).toContain(says);
  });
  it('names no error before a sign-in that succeeded', async () => {
    const { screen } = await doctored(
      REFUSED('2026-01-05T12:00:00Z') + LET_IN('2026-01-05T12:01:00Z'),
      client,
    );
    expect(screen).toMatch(/^\? Inconclusive: nothing that could be checked is wrong/);
  });
});

const REFUSED = (time: string): string =>
  `${time} ERROR [producer-1] org.apache.kafka.clients.NetworkClient - [Producer clientId=producer-1] Connection to node -1 (${BROKER.replace(':', '/3.1.2.3:')}) failed authentication due to: {"status":"JWT_PROCESSING_FAILED"}\n`;
const LET_IN = (time: string): string =>
  `${time} INFO [producer-1] org.apache.kafka.clients.Metadata - [Producer clientId=producer-1] Cluster ID: lkc-4k7zq1\n`;
const CLAIMS = (time: string, more: Readonly<Record<string, unknown>> = {}): string =>
  `${time} DEBUG [main] com.acme.Tokens - access token claims: ${JSON.stringify({ iss: 'https://acme.okta.com/oauth2/default', sub: 'kafka', aud: 'kafka', iat: 1767614620, exp: 1767618220, ...more })}\n`;

describe('what a log says is of its time', () => {
  it('a client that was let in after it was refused is not refused', async () => {
    const { evidence, report } = await doctored(
      REFUSED('2026-01-05T12:00:00Z') + LET_IN('2026-01-05T12:01:00Z'),
    );
    expect(evidence.broker.authenticate.status).toBe('missing');
    expect(report.verdict).toBe('inconclusive');
    expect(report.logs?.[0]?.said).toMatchObject([
      { by: 'broker', text: 'the client is let in', counts: false },
    ]);
  });
  it('and the other way round it is', async () => {
    const { evidence } = await doctored(LET_IN('2026-01-05T12:00:00Z') + REFUSED('2026-01-05T12:01:00Z'));
    expect(evidence.broker.authenticate).toMatchObject({
      status: 'observed',
      at: Date.parse('2026-01-05T12:01:00Z'),
      source: { log: 'app.log', line: 2, time: '2026-01-05T12:01:00Z' },
    });
  });
  it('of several logs the one that ends last counts', async () => {
    const { evidence } = await doctored([REFUSED('2026-01-05T12:05:00Z'), REFUSED('2026-01-05T12:01:00Z')]);
    expect(evidence.broker.authenticate).toMatchObject({ source: { log: 'app.log' } });
    expect(evidence.logs).toHaveLength(2);
  });
  it.each([
    ['at which it was alive', '2026-01-05T12:30:00Z', 'pass'],
    ['at which it had expired', '2026-01-05T14:30:00Z', 'fail'],
    ['of which the zone is not known', '2026-01-05 23:30:00,000', 'pass'],
  ])('a token is judged at the time %s', async (_, time, status) => {
    const { report } = await doctored(CLAIMS(time));
    expect(report.checks.find(({ id }) => id === 'jwt/is-not-expired')?.status).toBe(status);
  });
  it('nor has it expired where nothing at all says when it was shown', async () => {
    const { report } = await doctored(CLAIMS('at some time', { iat: undefined }));
    expect(report.checks.find(({ id }) => id === 'jwt/is-not-expired')?.status).toBe('pass');
  });
  it('nothing is said of what claims do not show', async () => {
    const { report } = await doctored(CLAIMS('2026-01-05T12:30:00Z'));
    const unknown = [
      'jwt/is-a-jws',
      'jwt/kid-is-present',
      'sasl/message-is-not-too-large',
      'sasl/token-is-carried-unblemished',
    ];
    for (const id of unknown) expect(report.checks.find((each) => each.id === id)?.status).toBe('unknown');
  });
});

describe('a run beside a log', () => {
  it('takes its own word, and says what has changed', async () => {
    const lab = await startLab();
    try {
      const { evidence: past } = await doctored(
        REFUSED('2026-01-05T12:00:00Z') + CLAIMS('2026-01-05T12:00:00Z'),
      );
      const { evidence, diagnosis } = await examine(
        { ...lab.target, logs: past.logs! },
        { world: lab.world },
      );
      const report = buildReport(evidence, diagnosis, { version: '0.0.0', durationMs: 0 });
      expect(report.verdict).toBe('healthy');
      expect(report.asOf).toBeUndefined();
      const [words] = logsInWords(report);
      expect(words?.sentences).toContainEqual(
        'The broker (at 2026-01-05T12:00:00Z, line 1): {"status":"JWT_PROCESSING_FAILED"}. Now: the client is let in.',
      );
    } finally {
      await lab.close();
    }
  });
  it('says where the file of the client is another one by now', async () => {
    const { warnings } = await doctored(
      recorded('java-4'),
      { 'client-config': 'client.properties' },
      {
        'client.properties': `bootstrap.servers=${BROKER}\nsasl.mechanism=OAUTHBEARER\nsecurity.protocol=SASL_SSL\nsasl.oauthbearer.token.endpoint.url=${OKTA}\nsasl.oauthbearer.scope=orders\n`,
      },
    );
    expect(warnings).toContainEqual(
      'app.log:10:27: scope: was "kafka" when the log was written; client.properties:5:24: scope is "orders"',
    );
  });
});

describe("the client's token in a log", () => {
  const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = (claims: object): string =>
    `${b64({ alg: 'RS256', typ: 'JWT', kid: 'key-1' })}.${b64(claims)}.c2lnbmF0dXJlLXNpZ25hdHVyZS1zaWduYXR1cmU`;
  const claims = {
    iss: 'https://acme.okta.com/oauth2/default',
    sub: 'kafka',
    aud: 'kafka',
    exp: 1767618220,
    iat: 1767614620,
  };
  const claimsOf = async (log: string): Promise<unknown> => {
    const { evidence } = await doctored(log + REFUSED('2026-01-05T12:03:41Z'));
    return evidence.token.jwt.status === 'observed' ? evidence.token.jwt.value.claims : undefined;
  };

  it.each([
    ['a token itself', `2026-01-05 12:00:00 DEBUG Bearer ${jwt(claims)}\n`],
    ['a token in an answer', `DEBUG {"access_token":"${jwt(claims)}","expires_in":3600}\n`],
    [
      "Java's map",
      '12:00:00.123 DEBUG claims {iss=https://acme.okta.com/oauth2/default, sub=kafka, aud=kafka, exp=1767618220, iat=1767614620}\n',
    ],
    [
      "Python's dictionary",
      "DEBUG {'iss': 'https://acme.okta.com/oauth2/default', 'sub': 'kafka', 'aud': 'kafka', 'exp': 1767618220, 'iat': 1767614620}\n",
    ],
    ['JSON in JSON', `${JSON.stringify({ level: 'debug', msg: `token ${JSON.stringify(claims)}` })}\n`],
    ['JSON on many lines', `claims:\n${JSON.stringify(claims, null, 2)}\n`],
  ])('%s', async (_, log) => {
    expect(await claimsOf(log)).toEqual(claims);
  });
  it('has its header where that is shown, and its signature nowhere', async () => {
    const { evidence } = await doctored(`DEBUG kafka token ${jwt(claims)}\n`);
    expect(evidence.token.jwt).toMatchObject({
      value: { header: { kid: 'key-1' }, claimsAlone: true, bytes: 0 },
    });
    expect(JSON.stringify(evidence)).not.toContain('c2lnbmF0dXJl');
  });
  it.each([
    ['an id token', `DEBUG {"id_token":"${jwt(claims)}"}\n`],
    ['a refresh token', `DEBUG refresh_token=${jwt(claims)}\n`],
    ["the client's own assertion", `DEBUG client_assertion=${jwt(claims)}&grant_type=client_credentials\n`],
    [
      'tokens of other people, which an application logs',
      ['a', 'b'].map((sub) => `DEBUG request of ${jwt({ ...claims, sub })}\n`).join(''),
    ],
    ['an object with an issuer of something else', 'DEBUG certificate {"iss": "CN=acme"}\n'],
  ])('%s is another one', async (_, log) => {
    expect(await claimsOf(log)).toBeUndefined();
  });
});

describe('the configuration in a log', () => {
  const block = (prefix: string, scope: string): string =>
    [
      'INFO ProducerConfig values: ',
      '\tbootstrap.servers = [b.example:9092]',
      '\tclient.id = producer-1',
      '\tsasl.mechanism = OAUTHBEARER',
      `\tsasl.oauthbearer.scope = ${scope}`,
      `\tsasl.oauthbearer.token.endpoint.url = ${OKTA}`,
      '\tsecurity.protocol = SASL_SSL',
      '',
    ]
      .map((line) => `${prefix}${line}\n`)
      .join('');
  const scopeIn = async (log: string): Promise<string | undefined> =>
    (await doctored(log)).evidence.client.scope;

  it.each([
    ['kubectl logs --timestamps', '2026-01-05T12:00:00.123456789Z '],
    ['kubectl logs --prefix', '[pod/orders-1/app] '],
    ['docker compose logs', 'orders-1  | '],
  ])('%s', async (_, prefix) => {
    expect(await scopeIn(block(prefix, 'kafka'))).toBe('kafka');
  });
  it('a log in JSON, longer than what is read at once', async () => {
    const padding = Array.from(
      { length: 300 },
      (_, at) => `\n\tpadding.number.${at} = some value that takes its place`,
    ).join('');
    const message = `ProducerConfig values: ${padding}\n${block('', 'kafka').split('\n').slice(1).join('\n')}`;
    expect(await scopeIn(`${JSON.stringify({ level: 'INFO', message })}\n`)).toBe('kafka');
  });
  it('counts as it was when the client started last', async () => {
    expect(await scopeIn(`${block('', 'old')}INFO other\n${block('', 'new')}`)).toBe('new');
  });
  it('null is not set, and hidden is not known', async () => {
    const { evidence, report } = await doctored(block('', 'null') + REFUSED('2026-01-05T12:00:00Z'));
    expect(evidence.client.scope).toBeUndefined();
    expect(report.rootCauses).toEqual([]);
  });
});

it('no secret of a log comes out of it', async () => {
  const secrets = [
    'Pq7~8Q~abcdefghijklmnopqrstuvwxyz0123456',
    'hunter2hunter2',
    'b2F1dGgtc2VjcmV0LW9mLWFjbWU',
  ];
  const log = `DEBUG sasl.oauthbearer.client.secret=${secrets[0]}\nDEBUG {"client_secret":"${secrets[1]}"} POST ${OKTA}\nAuthorization: Basic ${secrets[2]}\nERROR {"error":"invalid_client","error_description":"no client ${secrets[1]}"} response code 401 reading the token endpoint response from ${OKTA}\n${REFUSED('2026-01-05T12:00:00Z').replace('JWT_PROCESSING_FAILED', `bad ${secrets[1]}`)}`;
  const { evidence, report, screen } = await doctored(log);
  for (const secret of secrets) expect(JSON.stringify([evidence, report]) + screen).not.toContain(secret);
});
