import { diagnose, type Diagnosis } from '../diagnosis/diagnose.ts';
import { isUndecided } from '../diagnosis/model.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { FAMILIES } from '../evidence/family.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Json, JsonObject } from '../evidence/json.ts';
import { mapObserved, valueOf } from '../evidence/observation.ts';
import { meantPool, meantProvider } from '../facts/confluent.ts';
import {
  amendClaims,
  amendClient,
  amendHeader,
  amendPool,
  amendProvider,
  presumeJudgement,
} from '../repair/amend.ts';
import { didYouMean, quoted, UsageError } from '../text/problem.ts';

/** A planned change of the evidence, as the user wrote it: `pool.filter=claims.aud == "kafka"`. */
export interface WhatIf {
  readonly asked: string;
  readonly change: (evidence: Evidence) => Evidence;
}

/**
 * Parses `--what-if`.
 *
 * @throws UsageError for an unknown change, listing the known ones
 */
export function parseWhatIf(asked: string): WhatIf {
  const at = asked.indexOf('=');
  const name = at === -1 ? asked : asked.slice(0, at);
  const value = at === -1 ? undefined : asked.slice(at + 1);
  const made = changeFor(name, value);
  if (typeof made === 'string') throw new UsageError([`--what-if ${quoted(asked)}: ${made}`]);
  return { asked, change: made };
}

/** @throws UsageError when what is to be changed is unknown here */
type Change = (evidence: Evidence) => Evidence;

/** A value to set, with an example for the help. */
interface Settable {
  readonly example: string;
  readonly set: (value: string) => Change | string;
}

const SETTABLE: Readonly<Record<string, Settable>> = {
  'provider.issuer': {
    example: 'https://acme.auth0.com/',
    set: (issuer) => ofProvider((evidence) => amendProvider(evidence, { issuer })),
  },
  'provider.jwksUri': {
    example: 'https://acme.auth0.com/.well-known/jwks.json',
    set: (jwksUri) => ofProvider((evidence) => amendProvider(evidence, { jwksUri })),
  },
  'provider.keys': {
    example: 'key-1,key-2',
    set: (kids) =>
      ofProvider((evidence) =>
        amendProvider(evidence, { keys: kids.split(',').map((kid) => ({ kid: kid.trim() })) }),
      ),
  },
  'pool.filter': {
    example: 'claims.aud == "kafka"',
    set: (filter) => ofPool((evidence) => amendPool(evidence, { filter })),
  },
  'pool.identityClaim': {
    example: 'claims.sub',
    set: (identityClaim) => ofPool((evidence) => amendPool(evidence, { identityClaim })),
  },
  'client.poolId': {
    example: 'pool-a1b2',
    set: (poolId) => extensionOf('identityPoolId', poolId, { poolId }),
  },
  'client.logicalCluster': {
    example: 'lkc-a1b2',
    set: (logicalCluster) => extensionOf('logicalCluster', logicalCluster, { logicalCluster }),
  },
  client: { example: 'java@4.3', set: asClient },
};

const ROTATION = 'key-rotation';
const CLAIM = 'token.';

/** People remember the last word of a change, and forget of what it is. */
function meant(name: string, known: readonly string[]): string {
  const lastOf = (each: string): string => each.slice(each.lastIndexOf('.') + 1);
  const ending = known.filter((each) => didYouMean(lastOf(name), [lastOf(each)]) !== '');
  return ending.length === 1 ? `; did you mean ${ending[0]}?` : didYouMean(name, known);
}

function changeFor(name: string, value: string | undefined): Change | string {
  if (name === ROTATION && value === undefined) return rotation;
  if (name.startsWith(CLAIM) && name.length > CLAIM.length && value !== undefined) {
    return (evidence) => {
      needs(valueOf(evidence.token.jwt)?.claims !== undefined, 'no readable token was seen');
      return amendClaims(evidence, { [name.slice(CLAIM.length)]: jsonOr(value) });
    };
  }
  const settable = SETTABLE[name];
  if (settable === undefined) {
    const known = [...Object.keys(SETTABLE), ROTATION, `${CLAIM}CLAIM`];
    return `unknown change; available: ${known.join(', ')}${meant(name, known)}`;
  }
  return value === undefined || value === ''
    ? `a value is missing; for example ${name}=${settable.example}`
    : settable.set(value);
}

/** A claim as JSON if it is valid (`["a","b"]`, `3600`), otherwise as text. */
function jsonOr(value: string): Json {
  try {
    return JSON.parse(value) as Json;
  } catch {
    return value;
  }
}

function needs(isThere: boolean, why: string): void {
  if (!isThere) throw new UsageError([`--what-if: ${why}`]);
}

const ofProvider =
  (change: Change): Change =>
  (evidence) => {
    const why = "Confluent's identity provider is not known; give a Cloud API key or --provider-issuer";
    needs(meantProvider.read(evidence).known, why);
    return change(evidence);
  };

const ofPool =
  (change: Change): Change =>
  (evidence) => {
    needs(
      meantPool.read(evidence).known,
      'the identity pool is not known; give a Cloud API key or --pool-filter',
    );
    return change(evidence);
  };

const extensionOf =
  (name: string, value: string, patch: Partial<ClientFacts>): Change =>
  (evidence) =>
    amendClient(evidence, { ...patch, extensions: { ...evidence.client.extensions, [name]: value } });

function asClient(value: string): Change | string {
  const [name = '', version] = value.split('@');
  const family = FAMILIES.find((each) => each === name);
  if (family === undefined) return `unknown client ${quoted(name)}; available: ${FAMILIES.join(', ')}`;
  return (evidence) =>
    amendClient(evidence, { client: family, ...(version !== undefined && { clientVersion: version }) });
}

/** A key id that no identity provider has, because it is not published yet. */
const NEXT_KEY = 'the-next-key';

/** The identity provider signs with its next key and publishes it, and Confluent has not refreshed its copy yet. */
function rotation(evidence: Evidence): Evidence {
  needs(valueOf(evidence.token.jwt)?.header !== undefined, 'no readable token was seen');
  const held = meantProvider.read(evidence);
  needs(
    held.known && held.value.keys !== undefined,
    'the keys that Confluent has are not known; give a Cloud API key or --provider-keys',
  );
  const published = <T extends { readonly json?: Json }>(document: T): T => ({
    ...document,
    json: withNextKey(document.json),
  });
  const { byProvider, byDiscovery } = evidence.jwks;
  return amendHeader(
    {
      ...evidence,
      jwks: {
        ...evidence.jwks,
        byProvider: mapObserved(byProvider, published),
        byDiscovery: mapObserved(byDiscovery, published),
      },
    },
    { kid: NEXT_KEY },
  );
}

function withNextKey(keySet: Json | undefined): Json {
  const keys = (keySet as JsonObject | undefined)?.['keys'];
  if (!Array.isArray(keys)) return keySet ?? null;
  const published = keys as readonly Json[];
  return {
    ...(keySet as JsonObject),
    keys: [...published, { ...(published[0] as JsonObject), kid: NEXT_KEY }],
  };
}

/** The predicted diagnosis, and its evidence. */
export interface WhatWouldBe {
  readonly evidence: Evidence;
  readonly diagnosis: Diagnosis;
}

/**
 * The diagnosis of the evidence with these changes: a plan is applied like a repair. The answers of the broker and the
 * STS are about the actual evidence, so they are withdrawn, and only the model predicts.
 *
 * @throws UsageError when something to be changed is unknown
 */
export function whatWouldBe(evidence: Evidence, changes: readonly WhatIf[]): WhatWouldBe {
  const changed = presumeJudgement(changes.reduce((before, { change }) => change(before), evidence));
  const diagnosis = diagnose(changed);
  return {
    evidence: changed,
    diagnosis: isPredictedToPass(diagnosis) ? { ...diagnosis, verdict: 'healthy' } : diagnosis,
  };
}

/** Nothing fails, and everything about the token that Confluent checks is known. */
const isPredictedToPass = ({ rootCauses, unexplained, model, checks }: Diagnosis): boolean =>
  rootCauses.length === 0 &&
  unexplained.length === 0 &&
  model.predicted === 'accept' &&
  !checks.some(isUndecided);
