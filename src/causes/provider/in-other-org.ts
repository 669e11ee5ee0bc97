import { sh } from '../../commands/sh.ts';
import { presumeProviders } from '../../repair/amend.ts';
import { confluent, provider } from '../../facts/confluent.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';

/** Identity providers belong to one organization; a key of another one sees other providers and clusters. */
export default defineCause({
  id: 'provider/in-other-org',
  title: 'The Cloud API key belongs to another organization than the cluster',
  reads: {
    all: provider.all,
    clusters: confluent.clusters,
    logicalCluster: client.logicalCluster,
    iss: jwt.iss,
  },
  mayRead: { meant: provider.meant },
  recognise: ({ all, clusters, logicalCluster, iss, meant }) => {
    if (logicalCluster === undefined || meant !== undefined || all.some(({ issuer }) => issuer === iss))
      return null;
    if (clusters.length === 0 || clusters.some(({ id }) => id === logicalCluster)) return null;
    return {
      strength: 'suggested',
      because: `Neither an identity provider for ${iss ?? "the token's issuer"} nor the cluster ${logicalCluster} is in the organization of the API key.`,
    };
  },
  repair: presumeProviders,
  repaired: "with the identity providers of the cluster's organization",
  fix: () => ({
    summary:
      "Use a Cloud API key of the cluster's organization; and see that the identity provider is in that organization too.",
    steps: [
      'confluent organization list, and confluent kafka cluster list in each of them, show where the cluster is.',
    ],
    commands: [{ kind: 'confluent-cli', text: sh`confluent organization list` }],
  }),
});
