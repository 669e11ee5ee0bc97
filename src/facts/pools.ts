import { inWords } from '../evidence/source.ts';
import { parseFilter } from '../cel/syntax.ts';
import { pathOf } from '../cel/part.ts';
import type { Provider } from '../evidence/confluent.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { both, fact, known, thenReading, unknown, type Reading } from '../evidence/fact.ts';
import { meantProvider, pool, provider, poolIds } from './confluent.ts';

/** A pool that the client names, and its provider. */
export interface NamedPool {
  readonly id: string;
  readonly owner: 'meant' | 'other' | 'none';
  readonly ownerId?: string;
}

/** Unknown when the pool was not found and one provider's pools could not be listed: it might be among them. */
const namedPools = (evidence: Evidence): Reading<readonly NamedPool[]> =>
  thenReading(both(provider.all.read(evidence), poolIds.read(evidence)), ([all, ids], source) => {
    const meant = meantProvider.read(evidence);
    const found = ids.map((id) => locate(id, all, meant.known ? meant.value : undefined));
    return found.every((each) => each !== undefined)
      ? known(found, source)
      : unknown('not every provider showed its pools', '--confluent-api-key-env');
  });

function locate(id: string, all: readonly Provider[], meant: Provider | undefined): NamedPool | undefined {
  const holds = (each: Provider): boolean =>
    each.pools.status === 'observed' && each.pools.value.some((one) => one.id === id);
  if (meant !== undefined && holds(meant)) return { id, owner: 'meant' };
  const other = all.find(holds);
  if (other !== undefined)
    return { id, owner: 'other', ...(other.id === undefined ? {} : { ownerId: other.id }) };
  const complete = all.every(
    ({ pools }) => pools.status === 'observed' && pools.value.every((one) => one.id !== undefined),
  );
  return complete ? { id, owner: 'none' } : undefined;
}

export const named = fact('identity pools that the client names', namedPools);

/** All pools of all known providers, with their provider. */
export const everyPool = fact('identity pools of the organization', (evidence: Evidence) =>
  thenReading(provider.all.read(evidence), (all, source) =>
    known(
      all.flatMap((owner) =>
        owner.pools.status === 'observed' ? owner.pools.value.map((each) => ({ pool: each, owner })) : [],
      ),
      source,
    ),
  ),
);

export interface IdentityClaim {
  readonly text: string;
  /** Undefined unless it has the form `claims.<name>`. */
  readonly path: readonly string[] | undefined;
  readonly of: 'pool' | 'provider';
}

/**
 * The pool's identity claim when the client names exactly one pool, otherwise the provider's (`iam/v2`,
 * IdentityProvider.identity_claim).
 */
const identityClaim = (evidence: Evidence): Reading<IdentityClaim> => {
  const ids = poolIds.read(evidence);
  const ofPool = ids.known && ids.value.length === 1;
  const text = ofPool ? pool.identityClaim.read(evidence) : ofProvider(evidence);
  return thenReading(both(text, ids), ([value], source) =>
    known({ text: value, path: pathIn(value), of: ofPool ? 'pool' : 'provider' }, source),
  );
};

const ofProvider = (evidence: Evidence): Reading<string> =>
  thenReading(meantProvider.read(evidence), ({ identityClaim: text, source }) =>
    text === undefined ? unknown(`${inWords(source)} does not say`) : known(text, source),
  );

function pathIn(text: string): readonly string[] | undefined {
  const parsed = parseFilter(text);
  return parsed.ok && text === text.trim() ? pathOf(parsed.node) : undefined;
}

export const identity = { claim: fact('identity claim', identityClaim) } as const;
