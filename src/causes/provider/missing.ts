import { amendProviders, presumeProvidersKeys } from '../../repair/amend.ts';
import { confluent, provider } from '../../facts/confluent.ts';
import { client } from '../../facts/client.ts';
import { discovery } from '../../facts/discovery.ts';
import { jwt } from '../../facts/token.ts';
import { unrelatedProvider } from '../../idp/unrelated-provider.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { missing } from '../../evidence/observation.ts';
import { defineCause } from '../define.ts';
import { registerProvider } from '../fixes/confluent-api.ts';
import { nearestProvider } from './_nearest.ts';

export default defineCause({
  id: 'provider/missing',
  title: "No identity provider in Confluent has the token's issuer",
  reads: { all: provider.all, logicalCluster: client.logicalCluster },
  mayRead: {
    iss: jwt.iss,
    published: discovery.issuer,
    meant: provider.meant,
    unrelated: unrelatedProvider,
    clusters: confluent.clusters,
    jwksUri: discovery.jwksUri,
  },
  recognise: ({ all, iss: claimed, published, meant, unrelated, clusters, logicalCluster, jwksUri }) => {
    // If there are no providers at all, the missing one is evident without a token.
    const iss = claimed ?? (all.length === 0 ? published : undefined);
    if (iss === undefined || all.some(({ issuer }) => issuer === iss)) return null;
    if (meant !== undefined && unrelated === undefined) return null;
    if (nearestProvider(all, iss) !== undefined) return null;
    const elsewhere =
      clusters !== undefined &&
      logicalCluster !== undefined &&
      !clusters.some(({ id }) => id === logicalCluster);
    return {
      strength: elsewhere ? 'suggested' : 'shown',
      because:
        all.length === 0
          ? `The organization has no identity provider; the issuer is ${iss}.`
          : `The token is from ${iss}; the organization trusts ${all.map(({ issuer }) => issuer ?? 'an unknown issuer').join(', ')}.`,
      iss,
      jwksUri,
    };
  },
  repair: (evidence, { iss }) => addProvider(evidence, iss),
  repaired: "with an identity provider for the token's issuer",
  fix: ({ iss, jwksUri }) => ({
    summary: 'Register the issuer at Confluent as an identity provider, with a pool for the client.',
    steps: [
      'Copy the issuer byte for byte, a slash at its end included.',
      'Then create an identity pool under it, and give the pool a role.',
    ],
    commands: [registerProvider(iss, jwksUri)],
  }),
});

const addProvider = (evidence: Evidence, issuer: string): Evidence =>
  amendProviders(presumeProvidersKeys(evidence), (all) => [
    ...all,
    { issuer, source: 'the repair', pools: missing('the identity provider is yet to be made') },
  ]);
