import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { main } from '../../src/cli/main.ts';
import { configurationOfLog } from '../../src/doctor/read-log.ts';
import { lint as libraryLint } from '../../src/library/lint.ts';
import { lintSchema } from '../../src/report/lint-schema.ts';

const LOG = `\
2026-01-05 12:03:41,123 INFO [main] ProducerConfig values:\u0020
\tbootstrap.servers = [pkc-7k2zq.us-east-1.aws.confluent.cloud:9092]
\tsasl.jaas.config = [hidden]
\tsasl.login.callback.handler.class = class org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
\tsasl.mechanism = OAUTHBEARER
\tsasl.oauthbearer.token.endpoint.url = https://login.acme.example/oauth2/token
\tsecurity.protocol = SASL_PLAINTEXT
 (org.apache.kafka.clients.producer.ProducerConfig)
`;
const FAULT = { id: 'config/security-protocol', line: 7 };

const lines = LOG.split('\n').slice(0, -1);
/** The same log as collectors write it. */
const COLLECTED: Readonly<Record<string, string>> = {
  plain: LOG,
  containerd: lines.map((line) => `2026-01-05T12:03:41.123456789Z stdout F ${line}\n`).join(''),
  docker: lines.map((line) => `${JSON.stringify({ log: `${line}\n`, stream: 'stdout' })}\n`).join(''),
  'kubectl --prefix': lines.map((line) => `[pod/orders-7/app] ${line}\n`).join(''),
  'docker compose': lines.map((line) => `orders-1  | ${line}\n`).join(''),
};
const NAMES = [...LOG.matchAll(/^\t([\w.]+) = (?!\[hidden)/gm)].map(([, name]) => name!);
/** More than a configuration may have. */
const MORE = '2026-01-05 12:03:42,000 INFO [main] consumed another batch of records\n'.repeat(20_000);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauthbearer-lint-log-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function findingsIn(name: string, content: string | Uint8Array, flags: readonly string[] = []) {
  const path = join(folder, name);
  await writeFile(path, content);
  const written = { stdout: '', stderr: '' };
  await main(['lint', '--format', 'json', ...flags, path], {
    env: {},
    stdin: (async function* () {})(),
    stdout: { write: (text: string) => (written.stdout += text) },
    stderr: { write: (text: string) => (written.stderr += text) },
  });
  expect(written.stderr).not.toMatch(/archive|without the configuration/);
  return z.parse(lintSchema, JSON.parse(written.stdout)).files.flatMap(({ findings }) => findings);
}

describe('a log is read in one way, whatever its length, its collector and its compression', () => {
  const cases = Object.entries(COLLECTED).flatMap(([collector, log]) => [
    [`${collector}, small`, 'small.log', log] as const,
    [`${collector}, small, compressed`, 'small.log.gz', gzipSync(log)] as const,
    [`${collector}, large`, 'large.log', log + MORE] as const,
    [`${collector}, large, compressed`, 'large.log.gz', gzipSync(log + MORE)] as const,
  ]);

  it.each(cases)('%s', async (_, name, content) => {
    const findings = await findingsIn(name, content);
    expect(findings.map(({ id, place, fixable }) => ({ id, line: place?.line, fixable }))).toEqual([
      { ...FAULT, fixable: false },
    ]);
  });

  it.each(cases.slice(0, 2))('is the same for programs: %s', async (_, path, content) => {
    const { files } = await libraryLint({ path, content });
    expect(files.flatMap(({ findings }) => findings.map(({ id }) => id))).toEqual([FAULT.id]);
  });
});

describe('of a large log only the parts around a configuration are examined', () => {
  it.each(Object.entries(COLLECTED))('wherever a chunk ends: %s', async (_, log) => {
    const whole = Buffer.from('short\n'.repeat(40) + log + 'short\n'.repeat(40));
    for (const size of [1, 7, 64, 300, 5000]) {
      const chunks = Readable.from(
        Array.from({ length: Math.ceil(whole.length / size) }, (__, at) =>
          whole.subarray(at * size, (at + 1) * size),
        ),
      );
      const read = await configurationOfLog({ path: 'app.log', chunks });
      const names = read?.reading.properties.map(({ name }) => name.text);
      expect({ size, names }).toEqual({ size, names: NAMES });
      expect(read?.source.placeAt(0).line).toBe(41);
    }
  });
});

describe('a log is never changed', () => {
  it('by --fix', async () => {
    await findingsIn('kept.log', LOG, ['--fix']);
    expect(await readFile(join(folder, 'kept.log'), 'utf8')).toBe(LOG);
  });
});

describe('a file that shows no configuration is refused with what it is', () => {
  it.each([
    ['plain.log', '2026-01-05 12:03:41,123 INFO [main] started\n', /this is a log without the configuration/],
    ['text.gz', gzipSync('nothing to see\n'), /is a gzip archive; unpack it/],
    ['cut.gz', gzipSync(LOG).subarray(0, 60), /cut\.gz/],
  ])('%s', async (name, content, expected) => {
    const path = join(folder, name);
    await writeFile(path, content);
    let stderr = '';
    const code = await main(['lint', path], {
      env: {},
      stdin: (async function* () {})(),
      stdout: { write: () => undefined },
      stderr: { write: (text: string) => (stderr += text) },
    });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(expected) });
    expect(readFileSync(path)).toEqual(Buffer.from(content));
  });
});
