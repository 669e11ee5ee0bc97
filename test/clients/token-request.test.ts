import { describe, expect, inject, it } from 'vitest';
import type { LabSettings } from '../../src/lab/settings.ts';
import type { Ran } from './_child.ts';
import { java, TOOL } from './_java.ts';
import { openLab, type ClientSettings } from './_lab.ts';
import { librdkafka } from './_librdkafka.ts';
import { recordBefore } from './_recorder.ts';

const { classPath, python } = inject('clients');

/** Characters that mean something else once they are form-decoded (RFC 6749 section 2.3.1, appendix B). */
const SECRET = 'Sx9+plus/and%41nd=equals&more';
const SCOPE = 'kafka read:orders';

const kafkaTopics = (client: ClientSettings, ...properties: readonly string[]): Promise<Ran> =>
  java({
    classPath,
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

/** What a client sends to the token endpoint, first connection only: a client that was turned away may come again. */
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
  it('with grant_type and scope alone, the secret in the Basic scheme, and nothing encoded', async () => {
    const request = await asked(signIn, withOddSecret);
    expect(request.request).toBe('POST /oauth/token HTTP/1.1');
    expect([...request.headers.keys()].toSorted()).toEqual(names);
    expect(request.headers.get('accept')).toBe('application/json');
    expect(request.headers.get('content-type')).toBe('application/x-www-form-urlencoded');
    expect(request.body).toBe(`grant_type=client_credentials&scope=${SCOPE}`);
    expect(basicOf(request)).toBe(`${request.client.clientId}:${SECRET}`);
  });
});

describe('an identity provider that form-decodes the Basic scheme, as RFC 6749 has it', () => {
  const inStrictLab = async (test: (client: ClientSettings) => Promise<void>): Promise<void> => {
    const lab = await openLab([], withOddSecret);
    try {
      await test(lab.client);
    } finally {
      await lab.close();
    }
  };

  it('takes the right secret of the Java client for a wrong one', () =>
    inStrictLab(async (client) => {
      const { exitCode, stderr } = await kafkaTopics(client);
      expect(stderr).toContain('The response code 401');
      expect(exitCode).toBe(1);
    }));

  it('takes the right secret of librdkafka for a wrong one', () =>
    inStrictLab(async (client) => {
      const { errors } = await librdkafka(python, client);
      expect(errors[0]?.text).toContain('"error":"access_denied"');
    }));

  it('lets the Java client in that was told to encode', () =>
    inStrictLab(async (client) => {
      const { exitCode, stdout, stderr } = await kafkaTopics(
        client,
        'sasl.oauthbearer.header.urlencode=true',
      );
      expect({ exitCode, stdout }, stderr).toEqual({ exitCode: 0, stdout: 'orders\n' });
    }));
});
