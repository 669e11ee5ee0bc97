import { sourceOf } from '../../evidence/configuration.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { placement } from '../../facts/placement.ts';
import { blamesCluster } from '../../spelling/extensions.ts';
import { writeExtensions, writeSetting } from '../../clients/notation/notation.ts';
import { defineCause, type Experiment } from '../define.ts';
import { HINT } from './token-refusal.ts';
import { withExtensions } from './_repair.ts';

/** Bootstrap server and cluster id were copied from two clusters, usually of two environments. */
export default defineCause({
  id: 'config/bootstrap-other-cluster',
  title: 'The bootstrap server and the cluster id belong to different clusters',
  reads: { cluster: client.logicalCluster, found: placement },
  mayRead: { answer: broker.authenticate, file: client.file },
  recognise: ({ found, answer, file }, sources) => {
    if (found === undefined || found === 'not-seen' || answer?.accepted === true) return null;
    const behind = found.owners[0];
    const isHint = found.isByName === true && !blamesCluster(answer);
    return {
      ...(isHint ? HINT : { strength: 'shown' }),
      because: `${found.bootstrap} is the bootstrap server of ${behind.id}, and the client asks it for ${found.named}.`,
      contrast: [
        {
          label: 'logicalCluster',
          value: found.named,
          source: sources.cluster,
        },
        {
          label: 'cluster behind the bootstrap server',
          value: behind.id,
          source:
            found.isByName === true
              ? sourceOf({ configuration: file }, 'bootstrapServers')
              : 'cmk/v2 clusters',
        },
      ],
      named: found.named,
      behind: behind.id,
      bootstrap: found.own?.bootstrap,
    };
  },
  repair: (evidence, { behind }) =>
    withExtensions(evidence, { ...evidence.client.extensions, logicalCluster: behind }),
  repaired: 'with the cluster of the bootstrap server',
  experiment: ({ behind }, { client: { extensions }, broker: { authenticate } }): Experiment | null =>
    authenticate.status !== 'observed'
      ? null
      : {
          request: {
            kind: 'sign-in',
            key: `sign-in with logicalCluster ${behind}`,
            did: `signed in with the same token and logicalCluster ${behind}`,
            change: { extensions: { ...extensions, logicalCluster: behind } },
          },
          onSuccess: 'confirms',
          // The sign-in may still fail because of other faults.
          onFailure: 'says-nothing',
        },
  fix: ({ named, behind, bootstrap }, { client: configured }) => ({
    summary: 'Take the bootstrap server and the cluster id from one and the same cluster.',
    steps: [`If ${behind} is meant, change logicalCluster; if ${named} is, change bootstrap.servers.`],
    commands: [
      ...writeExtensions(configured, { ...configured.extensions, logicalCluster: behind }),
      ...(bootstrap === undefined ? [] : [writeSetting(configured, 'bootstrapServers', bootstrap)]),
    ],
  }),
});
