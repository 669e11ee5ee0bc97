import type { Evidence } from '../../evidence/evidence.ts';
import type { Experiment } from '../define.ts';

/**
 * Signs in with the same token and no pool named: Confluent then takes every pool that matches. Success says that token
 * and provider are good and the pool is not; a refusal may mean that no pool matches, and says nothing.
 */
export function withoutPool({ client }: Evidence): Experiment | null {
  const extensions = Object.fromEntries(
    Object.entries(client.extensions).filter(([name]) => name.toLowerCase() !== 'identitypoolid'),
  );
  if (Object.keys(extensions).length === Object.keys(client.extensions).length) return null;
  return {
    request: {
      kind: 'sign-in',
      key: 'sign-in-without-pool',
      did: 'signed in with the same token and no identityPoolId',
      change: { extensions },
    },
    onSuccess: 'confirms',
    onFailure: 'says-nothing',
  };
}
