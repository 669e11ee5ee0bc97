import type { Evidence } from '../evidence/evidence.ts';
import { mapReading, thenReading, known, unknown, type Fact, type Reading } from '../evidence/fact.ts';
import type { Json } from '../evidence/json.ts';
import { inWords } from '../evidence/source.ts';
import { client } from '../facts/client.ts';
import { confluent, provider, splitPoolIds } from '../facts/confluent.ts';
import { discovery } from '../facts/discovery.ts';
import { filter } from '../facts/filter.ts';
import { jwks, kidsOf } from '../facts/jwks.ts';
import { keys } from '../facts/keys.ts';
import { everyPool } from '../facts/pools.ts';
import { jwt } from '../facts/token.ts';

/** A value that several parties name, and what each of them says. */
export interface ReportWitnesses {
  /** `issuer`, `audience`, `key id`, `JWKS URI`, `identity pool`, `logical cluster`. */
  readonly about: string;
  readonly say: readonly Testimony[];
}

/** One party's values, or why they are unknown. */
export interface Testimony {
  readonly who: string;
  /** Several if the party offers several, such as the keys of a key set; empty: it says that there is none. */
  readonly values?: readonly string[];
  readonly source?: string;
  /** Why the values are unknown. */
  readonly unknown?: string;
}

/**
 * The parties' claims on each subject, in the order in which they meet: the client or the token first, Confluent last.
 */
const MATTERS: readonly {
  readonly about: string;
  readonly witnesses: readonly (readonly [
    who: string,
    read: (evidence: Evidence) => Reading<readonly string[]>,
  ])[];
}[] = [
  {
    about: 'issuer',
    witnesses: [
      ['the token (iss)', one(jwt.iss)],
      ['the discovery document', one(discovery.issuer)],
      ["Confluent's identity provider", one(provider.issuer)],
    ],
  },
  {
    about: 'audience',
    witnesses: [
      ['the client asks for', one(client.audience)],
      ['the token (aud)', (evidence) => mapReading(jwt.aud.read(evidence), textsIn)],
      ["the pool's filter", audiencesOfFilter],
    ],
  },
  {
    about: 'key id',
    witnesses: [
      ['the token (kid)', one(jwt.kid)],
      [
        'the published key set',
        (evidence) => mapReading(jwks.live.read(evidence), (published) => kidsOf(published)),
      ],
      ["Confluent's copy of the key set", (evidence) => keys.held.read(evidence)],
    ],
  },
  {
    about: 'JWKS URI',
    witnesses: [
      ['the discovery document', one(discovery.jwksUri)],
      ["Confluent's identity provider", one(provider.jwksUri)],
    ],
  },
  {
    about: 'identity pool',
    witnesses: [
      ['the client sends', (evidence) => mapReading(client.poolId.read(evidence), splitPoolIds)],
      [
        'Confluent has',
        (evidence) => mapReading(everyPool.read(evidence), (all) => all.flatMap(({ pool }) => pool.id ?? [])),
      ],
    ],
  },
  {
    about: 'logical cluster',
    witnesses: [
      ['the client sends', one(client.logicalCluster)],
      [
        'Confluent has',
        (evidence) => mapReading(confluent.clusters.read(evidence), (all) => all.map(({ id }) => id)),
      ],
    ],
  },
];

/** The values by party. A subject without any known value is left out. */
export const witnessesOf = (evidence: Evidence): readonly ReportWitnesses[] =>
  MATTERS.map(({ about, witnesses }) => ({
    about,
    say: witnesses.map(([who, read]) => testimony(who, read(evidence))),
  })).filter(({ say }) => say.some(({ values }) => values !== undefined && values.length > 0));

const testimony = (who: string, reading: Reading<readonly string[]>): Testimony =>
  reading.known
    ? { who, values: reading.value.slice(0, MOST), source: inWords(reading.source) }
    : { who, unknown: reading.because };

/** A key set of Entra ID has a dozen keys, an organization may have hundreds of pools; more than this is not useful. */
const MOST = 50;

function one(fact: Fact<string | undefined>) {
  return (evidence: Evidence): Reading<readonly string[]> =>
    mapReading(fact.read(evidence), (value) => (value === undefined ? [] : [value]));
}

const textsIn = (value: Json | undefined): readonly string[] =>
  value === undefined ? [] : (Array.isArray(value) ? (value as readonly Json[]) : [value]).map(asText);

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The values that the filter compares `aud` with; any other condition, as written. */
function audiencesOfFilter(evidence: Evidence): Reading<readonly string[]> {
  return thenReading(filter.onToken.read(evidence), ({ parts }, source) => {
    const about = parts.filter(({ claim }) => claim?.[0] === 'aud');
    if (about.length === 0) return unknown('the filter does not read aud');
    return known(
      about.flatMap(({ op, wanted, expected, text }) =>
        wanted && ['==', 'in'].includes(op) && expected !== undefined ? textsIn(expected) : [text],
      ),
      source,
    );
  });
}
