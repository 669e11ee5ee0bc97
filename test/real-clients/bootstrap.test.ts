import { fileURLToPath } from 'node:url';
import { expect, inject, it } from 'vitest';
import { takesServer } from '../../src/clients/bootstrap.ts';
import { read } from '../client-files/formats/_read-file.ts';
import { run } from './_child.ts';

const SCRIPT = fileURLToPath(new URL('read_servers.py', import.meta.url));

/** Nothing listens on port 1, or on Kafka's port of this address. */
const SERVERS = [
  '127.0.0.1:1',
  '127.63.0.9',
  '[::1]:1',
  'SASL_SSL://127.0.0.1:1',
  'sasl_ssl://127.63.0.9',
  '127.0.0.1:1/',
  '127.0.0.1:1 # the cluster of orders',
  'SASL_SSL://127.0.0.1:1/path',
  'SSL://127.0.0.1:1',
  'https://127.0.0.1:1',
  '"127.0.0.1:1"',
];

it('accepts the bootstrap servers that librdkafka accepts', async () => {
  const { stdout, stderr } = await run({
    file: inject('clients').python,
    args: (folder) => [SCRIPT, `${folder}/servers.json`],
    files: { 'servers.json': JSON.stringify(SERVERS) },
  });
  const taken = JSON.parse(stdout || expect.fail(stderr)) as readonly boolean[];
  const ours = SERVERS.map((server) => {
    const { settings } = read(
      'client.json',
      JSON.stringify({ 'bootstrap.servers': server, 'sasl.oauthbearer.method': 'oidc' }),
    );
    const servers = String(settings['bootstrapServers']);
    return takesServer({ client: 'librdkafka', securityProtocol: 'SASL_SSL' }, servers);
  });
  expect(ours).toEqual(taken);
  expect(new Set(taken)).toEqual(new Set([true, false]));
});
