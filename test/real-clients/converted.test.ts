import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import javaProperties from '../../src/client-files/formats/java-properties.ts';
import type { PortableClient } from '../../src/client-files/writing.ts';

const { classPath, classPath3 } = inject('clients');

const MARKS = [
  '"',
  "'",
  '\\',
  ',',
  '#',
  '$',
  '=',
  ':',
  ';',
  '!',
  '{',
  '}',
  ' ',
  '\t',
  '\n',
  '\r\n',
  'é',
  '漢',
  '😀',
  '\u2028',
  '\u00a0',
  '\\n',
  '\\u0041',
  '//',
  '/*',
  'x',
  '0',
  'required',
];
const text = fc
  .array(fc.constantFrom(...MARKS), { minLength: 1, maxLength: 10 })
  .map((marks) => marks.join(''));
const SECRET = 'q3ZpyT8sXv5Lm';

const client = fc
  .record({
    clientId: text,
    scope: text,
    cluster: text,
    pool: text,
    trace: text,
    version: fc.constantFrom('3.9.0', '4.1.0'),
  })
  .map(({ clientId, scope, cluster, pool, trace, version }): PortableClient => ({
    values: {
      clientId,
      scope,
      clientVersion: version,
      bootstrapServers: 'localhost:9092,localhost:9093',
      securityProtocol: 'SASL_SSL',
      saslMechanism: 'OAUTHBEARER',
      tokenEndpoint: 'https://idp.acme.example/token',
    },
    extensions: { logicalCluster: cluster, identityPoolId: pool, 'trace id': trace },
    params: {},
    secrets: { clientSecret: 'ACME_SECRET' },
  }));

/** What Kafka's own classes read from files, by file and name. */
async function readByKafka(
  jars: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const reader = fileURLToPath(new URL('Reads.java', import.meta.url));
  const { stdout } = await promisify(execFile)('java', ['-cp', jars, reader, ...files], {
    env: { ...process.env, ACME_SECRET: SECRET },
    maxBuffer: 16 * 1024 * 1024,
  });
  const read = new Map<string, Record<string, string>>();
  for (const line of stdout.split('\n').filter((each) => each.startsWith('='))) {
    const [file = '', name = '', value = ''] = line
      .split(' ')
      .map((each) => Buffer.from(each.slice(1), 'base64').toString());
    read.set(file, { ...read.get(file), [name]: value });
  }
  return read;
}

describe('a written file of Java properties, read by Kafka itself', () => {
  it.each([
    ['4', classPath, ['3.9.0', '4.1.0']],
    ['3.9', classPath3, ['3.9.0']],
  ] as const)('of version %s', async (_, jars, versions) => {
    const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-converted-'));
    const clients = fc
      .sample(client, { numRuns: 60, seed: 7 })
      .filter(({ values }) => versions.some((each) => each === values.clientVersion));
    const files = clients.map((each, index) => {
      const file = join(folder, `${index}.properties`);
      writeFileSync(file, javaProperties.write.write(each));
      return file;
    });
    const read = await readByKafka(jars, files);
    rmSync(folder, { recursive: true });
    expect(clients.length).toBeGreaterThan(10);
    for (const [index, { values, extensions }] of clients.entries()) {
      const old = values.clientVersion === '3.9.0';
      // `ConfigDef.parseType` trims text, except for the options of the JAAS string.
      const taken = (value = ''): string => (old ? value : value.replace(/^[\0- ]+|[\0- ]+$/g, ''));
      expect(read.get(files[index]!)).toMatchObject({
        'bootstrap.servers': values.bootstrapServers,
        'sasl.oauthbearer.token.endpoint.url': values.tokenEndpoint,
        [old ? 'jaas:clientId' : 'sasl.oauthbearer.client.credentials.client.id']: taken(values.clientId),
        [old ? 'jaas:clientSecret' : 'sasl.oauthbearer.client.credentials.client.secret']: SECRET,
        [old ? 'jaas:scope' : 'sasl.oauthbearer.scope']: taken(values.scope),
        'jaas:extension_logicalCluster': extensions['logicalCluster'],
        'jaas:extension_identityPoolId': extensions['identityPoolId'],
        'jaas:extension_trace id': extensions['trace id'],
      });
    }
  });
});
