import { client } from '../../evidence/facts/client.ts';
import { confluent } from '../../evidence/facts/confluent.ts';
import { misplacedCluster } from '../../evidence/spelling/clusters.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/**
 * A broker lets nobody into a cluster that it does not serve. Several clusters may stand behind one bootstrap server,
 * and a private endpoint has another name than the one that the API tells, so only a bootstrap server that is
 * known to be another cluster's is wrong.
 */
export default defineCheck({
  id: 'config/bootstrap-is-the-clusters',
  title: 'The bootstrap server is the one of the logical cluster',
  enforcedBy: 'confluent',
  step: 34,
  reads: { configured: client.all, servers: client.bootstrapServers, clusters: confluent.clusters },
  run: ({ configured, clusters }) => {
    const found = misplacedCluster(configured, clusters);
    if (found === undefined) return pass('no other cluster is known to stand behind it');
    if (found === 'not-seen') return cannotTell('the API key sees no cluster behind this bootstrap server');
    return fail(
      `${found.bootstrap} serves ${found.owners.map(({ id }) => id).join(', ')}, not ${found.named}`,
    );
  },
});
