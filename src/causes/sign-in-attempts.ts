import type { ClientFacts } from '../evidence/client.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { ExperimentRequest } from '../evidence/experiment.ts';
import { splitPoolIds } from '../facts/confluent.ts';
import { WITHOUT_POOL, withPoolAlone } from '../facts/sign-ins.ts';
import { extensionNamed } from '../spelling/extensions.ts';
import type { Experiment } from './define.ts';

/**
 * Signs in with the same token and without a pool: Confluent then uses every pool that matches. Success proves token
 * and provider and puts the fault in the pool; a refusal proves nothing, as no pool may match.
 */
export function withoutPool({ client }: Evidence): Experiment | null {
  const [request] = signInWithoutPool(client);
  return request === undefined ? null : { request, onSuccess: 'confirms', onFailure: 'says-nothing' };
}

/** Signs in without the pool, and once with each pool if the client names several. */
export const pooledSignIns = ({ client }: Evidence): readonly ExperimentRequest[] => [
  ...signInWithoutPool(client),
  ...signInsWithOnePool(client),
];

function signInWithoutPool({ extensions }: ClientFacts): readonly ExperimentRequest[] {
  return poolIn(extensions) === undefined
    ? []
    : [
        {
          kind: 'sign-in',
          key: WITHOUT_POOL,
          did: 'signed in with the same token and no identityPoolId',
          change: { extensions: othersThanPool(extensions) },
        },
      ];
}

function signInsWithOnePool({ extensions }: ClientFacts): readonly ExperimentRequest[] {
  const ids = splitPoolIds(poolIn(extensions)).slice(0, MOST_POOLS);
  return ids.length < 2
    ? []
    : ids.map((id) => ({
        kind: 'sign-in',
        key: withPoolAlone(id),
        did: `signed in with the same token and identityPoolId ${id} alone`,
        change: { extensions: { ...othersThanPool(extensions), identityPoolId: id } },
      }));
}

/** The list may be long, and every attempt is a connection. */
const MOST_POOLS = 5;

type Extensions = ClientFacts['extensions'];

const poolIn = (extensions: Extensions): string | undefined => extensionNamed(extensions, 'identityPoolId');

const othersThanPool = (extensions: Extensions): Extensions =>
  Object.fromEntries(Object.entries(extensions).filter(([name]) => name.toLowerCase() !== 'identitypoolid'));
