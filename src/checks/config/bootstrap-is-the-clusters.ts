import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { placement } from '../../facts/placement.ts';
import { blamesCluster } from '../../spelling/extensions.ts';
import { cannotTell, defineCheck, fail, pass, warn } from '../define.ts';

/**
 * A broker admits no client to a cluster that it does not serve. Several clusters may share a bootstrap server, and a
 * private endpoint has another name than the one in the API, so a bootstrap server is wrong only if it is known to
 * belong to another cluster. A cluster id in its name is a hint, until the broker refuses the configured cluster.
 */
export default defineCheck({
  id: 'config/bootstrap-is-the-clusters',
  title: 'The bootstrap server belongs to the logical cluster',
  enforcedBy: 'confluent',
  step: 34,
  reads: { servers: client.bootstrapServers, found: placement },
  mayRead: { answer: broker.authenticate },
  run: ({ found, answer }) => {
    if (found === undefined) return pass('no other cluster is known behind this bootstrap server');
    if (found === 'not-seen') return cannotTell('the API key sees no cluster behind this bootstrap server');
    if (found.isByName === true && answer?.accepted === true)
      return pass(`the broker lets it into ${found.named}`);
    const say = found.isByName === true && !blamesCluster(answer) ? warn : fail;
    return say(
      `${found.bootstrap} serves ${found.owners.map(({ id }) => id).join(', ')}, not ${found.named}`,
    );
  },
});
