import { fileURLToPath } from 'node:url';
import { run } from './_child.ts';
import type { ClientSettings } from './_lab.ts';

const SCRIPT = fileURLToPath(new URL('list_topics.py', import.meta.url));

/** What librdkafka returned to its application, and its log. */
export interface Listed {
  readonly exitCode: number | undefined;
  readonly errors: readonly { readonly code: string; readonly text: string }[];
  /** Each topic, with the name of its error. */
  readonly topics: Readonly<Record<string, string | null>>;
  readonly log: string;
}

/** Signs in with librdkafka, which fetches its token itself, and asks for metadata. */
export async function librdkafka(python: string, client: ClientSettings, topic?: string): Promise<Listed> {
  const { exitCode, stdout, stderr } = await run({
    file: python,
    args: (folder) => [SCRIPT, `${folder}/client.json`, ...(topic === undefined ? [] : [topic])],
    files: { 'client.json': JSON.stringify(configuration(client)) },
  });
  if (!stdout.startsWith('{')) throw new Error(`librdkafka did not get as far as to answer: ${stderr}`);
  return { exitCode, log: stderr, ...(JSON.parse(stdout) as Pick<Listed, 'errors' | 'topics'>) };
}

/** https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md */
const configuration = (client: ClientSettings): Readonly<Record<string, string>> => ({
  'bootstrap.servers': client.bootstrap,
  'security.protocol': 'SASL_SSL',
  'sasl.mechanisms': 'OAUTHBEARER',
  'sasl.oauthbearer.method': 'oidc',
  'sasl.oauthbearer.token.endpoint.url': client.tokenEndpoint,
  'sasl.oauthbearer.client.id': client.clientId,
  'sasl.oauthbearer.client.secret': client.clientSecret,
  'sasl.oauthbearer.extensions': Object.entries(client.extensions)
    .map(([name, value]) => `${name}=${value}`)
    .join(','),
  ...(client.scope === undefined ? {} : { 'sasl.oauthbearer.scope': client.scope }),
  'ssl.ca.location': client.caFile,
  'https.ca.location': client.caFile,
});
