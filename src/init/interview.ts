import type { SettingKey } from '../target/settings.ts';
import type { Asker } from './asker.ts';
import { isPlainUrl, type Discovered, type Provider } from './discovery.ts';
import { given, having, type Draft } from './draft.ts';

/** What the interview needs of the world. */
export interface Means {
  readonly asker: Asker;
  readonly discover: (url: string, signal: AbortSignal) => Promise<Discovered>;
  /** What speaks against an answer, by the doctor's own checks. */
  readonly objection: (draft: Draft, key: SettingKey) => string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Asks for everything that a diagnosis needs, in the order in which a client uses it.
 *
 * @param draft what is known already, to be confirmed
 * @throws Cancelled
 */
export async function interview(draft: Draft, means: Means): Promise<Draft> {
  const client = await askClient(draft, means);
  const { draft: found, provider } = await askProvider(client, means);
  const credentials = await askCredentials(found, provider, means);
  const cluster = await askCluster(credentials, means);
  return askConfluent(cluster, provider, means);
}

async function askClient(draft: Draft, { asker }: Means): Promise<Draft> {
  const known = given(draft, 'client');
  const client = await asker.choose({
    message: 'Which client is it?',
    begin: known ?? 'java',
    options: [
      { value: 'java', label: 'Java', hint: 'Apache Kafka, Spring, Kafka Connect, SnapLogic' },
      { value: 'librdkafka', label: 'librdkafka', hint: 'Python, Go, .NET, C, kcat' },
      { value: 'kafkajs', label: 'kafkajs' },
      { value: 'none', label: 'another one, or none yet' },
    ],
  });
  return having(draft, 'client', client === 'none' ? '' : client);
}

/** Java and librdkafka have a token fetcher of their own, which says neither audience nor resource, and proves itself by Basic. */
const fetchesByItself = (draft: Draft): boolean =>
  ['java', 'librdkafka'].includes(given(draft, 'client') ?? '');

async function askProvider(
  draft: Draft,
  means: Means,
): Promise<{ readonly draft: Draft; readonly provider?: Provider }> {
  const { asker } = means;
  const url = await asker.text({
    message: 'Discovery URL or issuer of your identity provider (leave empty to type in the token endpoint)',
    example: 'https://acme.auth0.com/.well-known/openid-configuration',
    ...beginningWith(given(draft, 'discoveryUrl')),
    refuse: (answer) =>
      answer === '' || isPlainUrl(answer.trim())
        ? undefined
        : 'This is no URL; it begins with https:// and has no blanks and no password in it.',
  });
  const seen =
    url === ''
      ? undefined
      : await asker.during(`asking ${url.trim()}`, (signal) => means.discover(url.trim(), signal));
  if (seen?.ok === false) {
    asker.tell('bad', `The discovery document ${seen.why}. You can go on without it.`);
  }
  const provider = seen?.ok === true ? seen.provider : undefined;
  if (provider !== undefined) tellOf(provider, asker);
  const withUrl = provider === undefined ? draft : having(draft, 'discoveryUrl', provider.url);
  const endpoint = await askFor(withUrl, 'tokenEndpoint', means, {
    message: 'Token endpoint, where the client fetches its token',
    example: 'https://acme.auth0.com/oauth/token',
    ...(provider?.tokenEndpoint !== undefined &&
      given(draft, 'tokenEndpoint') === undefined && { otherwise: provider.tokenEndpoint }),
    needed: true,
  });
  return { draft: endpoint, ...(provider !== undefined && { provider }) };
}

function tellOf({ product, issuer, tokenEndpoint, clientAuths, grants }: Provider, asker: Asker): void {
  const rows = [
    ['identity provider', product],
    ['issuer', issuer],
    ['token endpoint', tokenEndpoint],
    ['client authentication', clientAuths.length === 0 ? undefined : clientAuths.join(', ')],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  asker.tell('good', rows.length === 0 ? 'The discovery document says nothing of use.' : rows.join('\n'));
  if (grants?.includes('client_credentials') === false) {
    asker.tell(
      'bad',
      'It does not list client_credentials among its grants. Kafka clients ask with that one; some providers allow it without saying so.',
    );
  }
}

async function askCredentials(draft: Draft, provider: Provider | undefined, means: Means): Promise<Draft> {
  const withId = await askFor(draft, 'clientId', means, {
    message: 'Client id at the identity provider',
    example: 'Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQN7cRd2GhJ9mQs4Ue',
    needed: true,
  });
  const withSecret = await askProof(withId, provider, means);
  const withScope = await askFor(withSecret, 'scope', means, {
    message: 'Scope to ask for, if any',
    example: provider?.product?.includes('Entra') === true ? 'api://kafka/.default' : 'kafka',
  });
  if (fetchesByItself(withScope)) return withScope;
  return askFor(withScope, 'audience', means, {
    message: 'Audience to ask for, if any (Auth0 wants one)',
    example: 'https://kafka.acme.example',
  });
}

const PROOFS = ['client_secret_post', 'client_secret_basic', 'private_key_jwt'] as const;

async function askProof(draft: Draft, provider: Provider | undefined, means: Means): Promise<Draft> {
  if (fetchesByItself(draft)) return askSecret(draft, means);
  const offered = provider?.clientAuths ?? [];
  const known = PROOFS.find((each) => each === given(draft, 'clientAuth'));
  const proof = await means.asker.choose({
    message: 'How does the client prove itself at the token endpoint?',
    begin: known ?? PROOFS.find((each) => offered.includes(each)) ?? 'client_secret_post',
    options: PROOFS.map((value) => ({
      value,
      label: value,
      ...(offered.includes(value) && { hint: 'your identity provider says that it takes this' }),
    })),
  });
  const chosen = having(draft, 'clientAuth', proof);
  if (proof !== 'private_key_jwt') return askSecret(chosen, means);
  const withKey = await askName(chosen, 'assertionKey', 'files', means, {
    message: 'File with the private key (PEM)',
    otherwise: 'key.pem',
  });
  return askFor(withKey, 'assertionKeyId', means, {
    message: 'Key id (kid) of that key at the identity provider, if it has one',
    example: 'client-key-1',
  });
}

async function askSecret(draft: Draft, means: Means): Promise<Draft> {
  const known = given(draft, 'clientSecret', 'files') === undefined ? 'secrets' : 'files';
  const where = await means.asker.choose({
    message: 'Where is the client secret? It is not written into the file.',
    begin: known,
    options: [
      { value: 'secrets', label: 'in an environment variable' },
      { value: 'files', label: 'in a file' },
    ],
  });
  return askName(draft, 'clientSecret', where, means, {
    message: where === 'secrets' ? 'Name of that environment variable' : 'Name of that file',
    otherwise:
      given(draft, 'clientSecret', where) ?? (where === 'secrets' ? 'CLIENT_SECRET' : 'client-secret.txt'),
  });
}

async function askCluster(draft: Draft, means: Means): Promise<Draft> {
  const withServer = await askFor(draft, 'bootstrapServers', means, {
    message: 'Bootstrap server of the cluster',
    example: 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092',
    needed: true,
  });
  const withCluster = await askFor(withServer, 'logicalCluster', means, {
    message: 'Logical cluster, which the client sends',
    example: 'lkc-a1b2',
    needed: true,
  });
  const withPool = await askFor(withCluster, 'poolId', means, {
    message: 'Identity pool, which the client sends',
    example: 'pool-a1b2',
  });
  return askFor(withPool, 'topics', means, {
    message: 'A topic that the client uses, and what for, if you want to know whether it may',
    example: 'orders:read',
  });
}

async function askConfluent(draft: Draft, provider: Provider | undefined, means: Means): Promise<Draft> {
  const how = await means.asker.choose({
    message: 'How can the doctor learn what Confluent Cloud has configured?',
    begin: 'key',
    options: [
      { value: 'key', label: 'with a Cloud API key in the environment', hint: 'finds the most' },
      { value: 'console', label: 'I read it off the console' },
      { value: 'none', label: 'not at all' },
    ],
  });
  if (how === 'none') return draft;
  if (how === 'console') {
    const withIssuer = await askFor(draft, 'providerIssuer', means, {
      message: "Issuer URI that the console shows for Confluent's identity provider",
      example: provider?.issuer ?? 'https://acme.auth0.com/',
    });
    return askFor(withIssuer, 'providerJwksUri', means, {
      message: 'JWKS URI that it shows',
      example: provider?.jwksUri ?? 'https://acme.auth0.com/.well-known/jwks.json',
    });
  }
  const withKey = await askName(draft, 'confluentApiKey', 'secrets', means, {
    message: 'Environment variable with the Cloud API key',
    otherwise: 'CONFLUENT_CLOUD_API_KEY',
  });
  const withSecret = await askName(withKey, 'confluentApiSecret', 'secrets', means, {
    message: 'Environment variable with its secret',
    otherwise: 'CONFLUENT_CLOUD_API_SECRET',
  });
  return askFor(withSecret, 'providerId', means, {
    message: "Id of Confluent's identity provider, if you know it",
    example: 'op-a1b2',
  });
}

interface Asked {
  readonly message: string;
  readonly example?: string;
  readonly otherwise?: string;
  readonly needed?: true;
}

/** Asks for a value. What the doctor's checks object to is taken when it is given a second time: they may be wrong. */
async function askFor(draft: Draft, key: SettingKey, means: Means, asked: Asked): Promise<Draft> {
  const { message, example, otherwise, needed } = asked;
  let refused: string | undefined;
  const answer = await means.asker.text({
    message,
    ...(example !== undefined && { example }),
    ...(otherwise !== undefined && { otherwise }),
    ...beginningWith(given(draft, key)),
    refuse: (typed) => {
      if (typed === '') return needed === true ? 'The diagnosis needs this.' : undefined;
      if (typed === refused) return undefined;
      const why = means.objection(having(draft, key, typed), key);
      if (why === undefined) return undefined;
      refused = typed;
      return `${why} (Enter again keeps it as it is.)`;
    },
  });
  return having(draft, key, answer);
}

/** Asks for the name of a variable or a file in which something is. */
async function askName(
  draft: Draft,
  key: SettingKey,
  how: 'secrets' | 'files',
  means: Means,
  { message, otherwise }: { readonly message: string; readonly otherwise: string },
): Promise<Draft> {
  const name = await means.asker.text({
    message,
    otherwise,
    refuse: (typed) =>
      how === 'secrets' && !/^[A-Za-z_]\w*$/.test(typed)
        ? 'This is no name of an environment variable. Give the name, not the secret itself.'
        : undefined,
  });
  const named = having(draft, key, name, how);
  if (how === 'files') return named;
  const isSet = (means.env[name] ?? '') !== '';
  const why = isSet
    ? means.objection(named, key)
    : `${name} is not set here yet; set it before you run the doctor.`;
  if (why !== undefined) means.asker.tell('bad', why);
  return named;
}

const beginningWith = (begin: string | undefined): { begin?: string } =>
  begin === undefined ? {} : { begin };
