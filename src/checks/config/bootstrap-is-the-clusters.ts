import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { placement } from '../../facts/placement.ts';
import { blamesCluster } from '../../spelling/extensions.ts';
import { cannotTell, defineCheck, fail, pass, warn } from '../define.ts';

/**
 * A broker lets nobody into a cluster that it does not serve. Several clusters may stand behind one bootstrap server,
 * and a private endpoint has another name than the one that the API tells, so only a bootstrap server that is
 * known to be another cluster's is wrong. One that is merely named after another is a hint, until the broker refuses that
 * cluster.
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
