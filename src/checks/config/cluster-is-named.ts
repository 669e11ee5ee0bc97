import { behaviour } from '../../clients/facts.ts';
import { parseBootstrap } from '../../evidence/authority.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import {
  isAwsPrivateLinkAttachment,
  isConfluentHost,
  isPublicBootstrap,
} from '../../spelling/confluent-names.ts';
import { saysClusterMissing } from '../../spelling/extensions.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * Confluent Cloud's configuration reference: `logicalCluster` is required except for AWS Enterprise clusters over
 * PrivateLink, where the server derives the cluster from the connection. So its absence is a fault on public bootstrap
 * servers and wherever the broker says so, and a hint on private ones.
 */
export default defineCheck({
  id: 'config/cluster-is-named',
  title: 'The client names its cluster in the extension logicalCluster',
  enforcedBy: 'confluent',
  step: 64,
  reads: { servers: client.bootstrapServers, named: behaviour.cluster },
  mayRead: { answer: broker.authenticate },
  run: ({ servers, named, answer }) => {
    if (named !== undefined) return pass(named);
    if (saysClusterMissing(answer)) return fail(`the broker says ${answer?.errorMessage ?? ''}`);
    const hosts = servers.map((server) => parseBootstrap(server)?.host ?? '');
    if (hosts.some(isPublicBootstrap))
      return fail('the client sends no logicalCluster, and this bootstrap server is public');
    if (answer === undefined && hosts.every(isAwsPrivateLinkAttachment)) {
      return pass(
        'the client sends no logicalCluster, and Enterprise clusters over AWS PrivateLink need none',
      );
    }
    return hosts.some(isConfluentHost) && answer?.accepted !== true
      ? warn('the client sends no logicalCluster; only AWS Enterprise clusters over PrivateLink need none')
      : pass('the client sends no logicalCluster, and this cluster needs none');
  },
});
