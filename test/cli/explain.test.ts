import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { explainSchema } from '../../src/explain/schema.ts';
import { explained } from '../explain/_explained.ts';
import { FOREIGN, PASTED } from '../explain/texts.ts';
import { atTerminal, hasTerminal } from './_pty.ts';
import { oauthbearer } from './_terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'explain-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ERROR =
  '%3|1718691008.556|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://sso.acme.example/token": SSL certificate problem: certificate has expired (-1)\n';

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('the JSON of explain', () => {
  it('conforms to its schema', async () => {
    const { stdout } = await oauthbearer(['explain', '-', '--format', 'json'], { input: ERROR });
    expect(explainSchema.safeParse(JSON.parse(stdout)).error?.issues).toBeUndefined();
  });

  it.each([...PASTED.map(({ text }) => text), ...FOREIGN])(
    'is an answer of that schema: %s',
    async (text) => {
      const result = { schemaVersion: 1, ...(await explained(text)) };
      expect(explainSchema.safeParse(result).error?.issues).toBeUndefined();
    },
  );
});

describe('the docs of a finding', () => {
  it('is a URL, and explain prints its page without a network', async () => {
    const report = await oauthbearer([
      'replay',
      'fixtures/bundles/apache-kafka-issuer-slash.json',
      '--format',
      'json',
    ]);
    const { rootCauses } = JSON.parse(report.stdout) as {
      rootCauses: readonly { readonly id: string; readonly docs: string }[];
    };
    const [{ id, docs } = { id: '', docs: '' }] = rootCauses;
    expect(new URL(docs).protocol).toBe('pkg:');
    const page = await oauthbearer(['explain', id]);
    expect(page.stdout).toMatch(/^# /);
    expect(await oauthbearer(['explain', docs])).toEqual(page);
    expect(await oauthbearer(['explain', `docs/causes/${id}.md`])).toEqual(page);
  });
});

describe('explain', () => {
  it('accepts a file, standard input, quoted text and unquoted text', async () => {
    const ways: readonly (readonly [argv: readonly string[], input?: string])[] = [
      [[file('app.log', ERROR)]],
      [['-'], ERROR],
      [[ERROR]],
      [ERROR.trim().split(' ')],
      [[file('one.log', 'nothing here\n'), file('two.log', ERROR)]],
    ];
    for (const [argv, input = ''] of ways) {
      const { code, stdout, stderr } = await oauthbearer(['explain', ...argv], { input });
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toMatch(/^A certificate has expired/m);
      expect(stdout).toContain('oauthbearer doctor --client-config librdkafka.properties --as librdkafka');
    }
  });

  it('first names the stated cause, and says what it does not mean', async () => {
    const { stdout } = await oauthbearer(['explain', 'logicalCluster: CLUSTER_ID_MISSING_OR_EMPTY']);
    expect(stdout.split('\n')[0]).toBe(
      'The client does not name its cluster: the extension logicalCluster is missing.',
    );
    expect(stdout).toContain('What it does not mean\n    - It is not about the client id');
    expect(stdout).toContain('config/extension-missing-cluster, named by the text (line 1)');
  });

  it('calls none of many causes the most likely', async () => {
    const { stdout } = await oauthbearer(['explain', 'JWT_PROCESSING_FAILED']);
    expect(stdout).toMatch(/^\d+ causes give this text; the most usual: the issuer in Confluent/);
    for (const id of ['jwks/kid-not-in-confluent-cache', 'pool/filter-false'])
      expect(stdout).toContain(`${id}, gives the same text`);
  });

  it('prints JSON for programs', async () => {
    const { code, stdout } = await oauthbearer(['explain', '--format', 'json', '-'], { input: ERROR });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      about: 'sign-in',
      programs: { client: { name: 'librdkafka', family: 'librdkafka' } },
      shown: { tokenEndpoint: 'https://sso.acme.example/token' },
      causes: [
        { id: 'network/tls-cert-expired', points: 'says', line: 1 },
        { id: 'network/tls-local-clock-cert' },
      ],
      errors: [{ line: 1, count: 1, firstTime: '2024-06-18T06:10:08.556Z', leg: 'identity-provider' }],
      next: { command: expect.stringContaining('oauthbearer doctor') },
    });
  });

  it.each([
    [
      'is about a SCRAM sign-in',
      'invalid credentials with SASL mechanism SCRAM-SHA-256',
      /not about OAUTHBEARER sign-in: it is about a sign-in with SASL\/SCRAM/,
    ],
    [
      'is about nothing that is known',
      'the build took 12 seconds',
      /^This text has no error of OAUTHBEARER sign-in/,
    ],
    ['is empty', '', /^This text has no error/],
  ])('ends with 3 when the text %s', async (_, input, said) => {
    const { code, stdout, stderr } = await oauthbearer(['explain', '-'], { input });
    expect([code, stderr]).toEqual([3, '']);
    expect(stdout).toMatch(said);
    expect(stdout).not.toContain('Run next');
  });

  it('makes cursor control characters visible', async () => {
    const { stdout } = await oauthbearer(['explain', '-'], {
      input:
        'Extension name \u001b]0;owned\u0007identity_pool_id is invalid \u202e SASL Extension name a_b is invalid: {"error":"invalid_client","error_description":"\u001b[2J\u202e"}',
    });
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
  });

  it.runIf(hasTerminal)('shows its progress in a long file on a terminal', async () => {
    const pty = atTerminal(['explain', file('long.log', ERROR.repeat(Math.ceil(6_000_000 / ERROR.length)))]);
    await pty.shows('MB read');
    await pty.shows('A certificate has expired');
    expect(await pty.ended).toBe(0);
  });
});
