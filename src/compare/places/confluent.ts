import type { Cluster, ConfluentEvidence, Pool, Provider, StsAnswer } from '../../evidence/confluent.ts';
import type { Path } from '../change.ts';
import { ignored, items, orWhole, record, seen, under, whole, type Shape } from '../shape.ts';

/** Values from the console, given as flags, have no id. */
const GIVEN = 'given';

const nameOf = ({ id }: Provider | Pool): string => id ?? GIVEN;

const inDate = (ms: number): string =>
  Number.isNaN(new Date(ms).getTime()) ? 'an unknown time' : new Date(ms).toISOString();

/** "issuer of op-acme1 in Confluent": in the path, the id precedes the member. */
const of =
  (noun: string) =>
  (what: string) =>
  (path: Path): string => {
    const id = path.at(-2) ?? '';
    return `${what} of ${id === GIVEN ? noun : id} in Confluent`;
  };
const ofPool = of('the identity pool');
const ofProvider = of('the identity provider');
const ofCluster = of('the cluster');

const pool: Shape<Pool> = orWhole(
  whole((path) => `identity pool ${path.at(-1) ?? ''}`, {
    inWords: ({ displayName }) => displayName ?? 'there',
  }),
  record<Pool>({
    id: ignored,
    displayName: whole(ofPool('name')),
    identityClaim: whole(ofPool('identity claim')),
    filter: whole(ofPool('filter')),
    state: whole(ofPool('state')),
    updatedAt: whole(ofPool('last change'), { inWords: inDate }),
    source: ignored,
  }),
);

type HeldKey = NonNullable<Provider['keys']>[number];

const heldKeys: Shape<NonNullable<Provider['keys']>> = items(
  ({ kid }) => kid,
  whole<HeldKey>((path) => `key ${path.at(-1) ?? ''} in Confluent's copy of the keys`, {
    compared: ({ kid }) => kid,
    inWords: ({ kid }) => kid,
    trace: ({ kid }) => kid,
  }),
);

const provider: Shape<Provider> = orWhole(
  whole((path) => `identity provider ${path.at(-1) ?? ''}`, {
    inWords: ({ displayName }) => displayName ?? 'there',
  }),
  record<Provider>({
    id: ignored,
    displayName: whole(ofProvider('name')),
    issuer: whole(ofProvider('issuer')),
    jwksUri: whole(ofProvider('JWKS URI')),
    identityClaim: whole(ofProvider('identity claim')),
    state: whole(ofProvider('state')),
    deactivated: whole(ofProvider('deactivation')),
    // Confluent reads the keys from where they are published, so they come after those.
    keys: (before, after, spot) =>
      heldKeys(before, after, { ...spot, path: ['keys', 'confluent', spot.path.at(-2) ?? ''] }),
    updatedAt: whole(ofProvider('last change'), { inWords: inDate }),
    pools: seen((path) => `identity pools of ${path.at(-2) ?? ''}`, items(nameOf, pool)),
    source: ignored,
  }),
);

const cluster: Shape<Cluster> = orWhole(
  whole((path) => `Kafka cluster ${path.at(-1) ?? ''}`, { inWords: ({ phase }) => phase ?? 'there' }),
  record<Cluster>({
    id: ignored,
    displayName: ignored,
    environment: whole(ofCluster('environment')),
    bootstrap: whole(ofCluster('bootstrap server')),
    phase: whole(ofCluster('phase')),
  }),
);

const sts: Shape<StsAnswer> = whole("answer of Confluent's STS", {
  compared: ({ status, accepted, error }) => [status, accepted, error],
  inWords: ({ status, accepted, error, description }) =>
    accepted
      ? 'the token is accepted'
      : [`HTTP ${status}`, error, description].filter((each) => each !== undefined).join(', '),
});

export const confluentShape: Shape<ConfluentEvidence> = record<ConfluentEvidence>({
  providers: seen(
    'identity providers in Confluent',
    items(nameOf, provider),
    (all) => all.map(nameOf).join(', ') || 'none',
  ),
  clusters: seen(
    'Kafka clusters in Confluent',
    items(({ id }) => id, cluster),
    (all) => all.map(({ id }) => id).join(', '),
  ),
  sts: under(
    ['sts', 'answer'],
    seen("answer of Confluent's STS", sts, ({ accepted }) =>
      accepted ? 'the token is accepted' : 'the token is refused',
    ),
  ),
  refresh: ignored,
});
