import { readFile } from 'node:fs/promises';
import { describe, expect, inject, it } from 'vitest';
import type { LabSettings } from '../../src/lab/settings.ts';
import { startRun } from '../../src/probes/run.ts';
import { fetchToken } from '../../src/probes/token.ts';
import { targetFrom } from '../../src/doctor/load.ts';
import type { Ran } from './_child.ts';
import { java, TOOL } from './_java.ts';
import { openLab, type ClientSettings } from './_lab.ts';
import { librdkafka } from './_librdkafka.ts';
import { recordBefore } from './_recorder.ts';

const { classPath, classPath3, python, versions } = inject('clients');

/** Characters that change when they are form-decoded (RFC 6749 section 2.3.1, appendix B). */
const SECRET = 'Sx9+plus/and%41nd=equals&more';
const SCOPE = 'kafka read:orders';

const kafkaTopics = (client: ClientSettings, ...properties: readonly string[]): Promise<Ran> =>
  kafkaTopicsOf(classPath, client, properties);

const kafkaTopicsOf = (
  kafka: string,
  client: ClientSettings,
  properties: readonly string[] = [],
): Promise<Ran> =>
  java({
    classPath: kafka,
    client,
    properties,
    tool: TOOL.topics,
    args: (folder) => [
      '--bootstrap-server',
      client.bootstrap,
      '--command-config',
      `${folder}/client.properties`,
      '--list',
    ],
  });

interface Asked {
  readonly request: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly client: ClientSettings;
}

/** What a client sends to the token endpoint, first connection only: a refused client may retry. */
async function asked(
  signIn: (client: ClientSettings) => Promise<unknown>,
  bend: (lab: LabSettings) => void,
): Promise<Asked> {
  const lab = await openLab([], bend);
  const recorder = await recordBefore(lab.client.tokenEndpoint, lab.client.caFile);
  try {
    const client = { ...lab.client, tokenEndpoint: recorder.url, scope: SCOPE };
    await signIn(client);
    const [head = '', body = ''] = (recorder.requests()[0] ?? '').split('\r\n\r\n');
    const [request = '', ...lines] = head.split('\r\n');
    const headers = new Map(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 2),
      ]),
    );
    return { request, headers, body, client };
  } finally {
    await recorder.close();
    await lab.close();
  }
}

const withOddSecret = (lab: LabSettings): void => {
  lab.idp.scopes = SCOPE.split(' ');
  lab.idp.clientSecret = SECRET;
  lab.client['clientSecret'] = SECRET;
};

const basicOf = ({ headers }: Asked): string =>
  Buffer.from(headers.get('authorization')?.replace(/^Basic /, '') ?? '', 'base64').toString('utf8');

describe.each([
  {
    who: 'the Java client',
    signIn: (client: ClientSettings) => kafkaTopics(client),
    names: [
      'accept',
      'authorization',
      'cache-control',
      'connection',
      'content-length',
      'content-type',
      'host',
      'pragma',
      'user-agent',
    ],
  },
  {
    who: 'librdkafka',
    signIn: (client: ClientSettings) => librdkafka(python, client),
    names: ['accept', 'authorization', 'content-length', 'content-type', 'host'],
  },
])('$who asks for a token', ({ signIn, names }) => {
  it('with only grant_type and scope, the secret in the Basic header, and nothing encoded', async () => {
    const request = await asked(signIn, withOddSecret);
    expect(request.request).toBe('POST /oauth/token HTTP/1.1');
    expect([...request.headers.keys()].toSorted()).toEqual(names);
    expect(request.headers.get('accept')).toBe('application/json');
    expect(request.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(request.body).toBe(`grant_type=client_credentials&scope=${SCOPE}`);
    expect(basicOf(request)).toBe(`${request.client.clientId}:${SECRET}`);
  });
});

describe('an identity provider that form-decodes the Basic header, by RFC 6749', () => {
  const inStrictLab = async (test: (client: ClientSettings) => Promise<void>): Promise<void> => {
    const lab = await openLab([], withOddSecret);
    try {
      await test(lab.client);
    } finally {
      await lab.close();
    }
  };

  it("rejects the Java client's correct secret", () =>
    inStrictLab(async (client) => {
      const { exitCode, stderr } = await kafkaTopics(client);
      expect(stderr).toContain('The response code 401');
      expect(exitCode).toBe(1);
    }));

  it("rejects librdkafka's correct secret", () =>
    inStrictLab(async (client) => {
      const { errors } = await librdkafka(python, client);
      expect(errors[0]?.text).toContain('"error":"access_denied"');
    }));

  it('admits a Java client that encodes', () =>
    inStrictLab(async (client) => {
      const { exitCode, stdout, stderr } = await kafkaTopics(
        client,
        'sasl.oauthbearer.header.urlencode=true',
      );
      expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 0, stdout: 'orders\n' });
    }));
});

/** Characters and spaces that clients treat differently, each in its place. */
const ODD = { secret: ' Sx9+p/~ü%41=& ', scope: ' kafka ü:a+b%20c&d ' } as const;

interface Twin {
  readonly who: string;
  readonly as: Readonly<Record<string, unknown>>;
  readonly signIn: (client: ClientSettings) => Promise<unknown>;
}

const URLENCODE = 'sasl.oauthbearer.header.urlencode=true';

describe.each<Twin>([
  {
    who: `the Java client ${versions.kafka}`,
    as: { client: 'java', clientVersion: versions.kafka },
    signIn: (client) => kafkaTopics(client),
  },
  {
    who: `the Java client ${versions.kafka}, told to encode,`,
    as: { client: 'java', clientVersion: versions.kafka, headerUrlencode: true },
    signIn: (client) => kafkaTopics(client, URLENCODE),
  },
  {
    who: `the Java client ${versions.kafka3}`,
    as: { client: 'java', clientVersion: versions.kafka3 },
    signIn: (client) => kafkaTopicsOf(classPath3, client),
  },
  {
    who: `the Java client ${versions.kafka3}, told to encode,`,
    as: { client: 'java', clientVersion: versions.kafka3, headerUrlencode: true },
    signIn: (client) => kafkaTopicsOf(classPath3, client, [URLENCODE]),
  },
  {
    who: `librdkafka ${versions.librdkafka}`,
    as: { client: 'librdkafka', clientVersion: versions.librdkafka },
    signIn: (client) => librdkafka(python, client),
  },
])('--as what $who is', ({ as, signIn }) => {
  it.each([ODD.scope, undefined])('sends the same bytes, with the scope %j', async (scope) => {
    const lab = await openLab();
    const recorder = await recordBefore(lab.client.tokenEndpoint, lab.client.caFile);
    try {
      const client = {
        ...lab.client,
        tokenEndpoint: recorder.url,
        clientSecret: ODD.secret,
        ...(scope === undefined ? {} : { scope }),
      };
      await signIn(client);
      const target = targetFrom({
        ...as,
        tokenEndpoint: client.tokenEndpoint,
        clientId: client.clientId,
        clientSecret: client.clientSecret,
        ca: await readFile(client.caFile, 'utf8'),
        ...(scope === undefined ? {} : { scope }),
      });
      const run = startRun(target, {});
      const { answer } = await fetchToken(target, run);
      await run.close();

      expect(answer).toMatchObject({ status: 'observed', value: { as: as['client'] } });
      const ours = recorder.requests().at(-1);
      expect(ours).toMatch(/^POST \/oauth\/token HTTP\/1\.1\r\n/);
      expect(withoutJdk(ours)).toBe(withoutJdk(recorder.requests()[0]));
      expect(recorder.offers().at(-1)).toEqual(recorder.offers()[0]);
      expect(recorder.requests().length).toBeGreaterThan(1);
    } finally {
      await recorder.close();
      await lab.close();
    }
  });
});

/** No configuration shows a client's JDK. */
const withoutJdk = (request: string | undefined): string | undefined =>
  request?.replace(/^User-Agent: Java\/.*$/m, 'User-Agent: Java/…');
