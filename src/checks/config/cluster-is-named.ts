import { isSignInByCode } from '../../clients/sign-in-by-code.ts';
import { parseBootstrap } from '../../evidence/authority.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import {
  isAwsPrivateLinkAttachment,
  isConfluentHost,
  isPublicBootstrap,
} from '../../spelling/confluent-names.ts';
import { extensionNamed, saysClusterMissing } from '../../spelling/extensions.ts';
import { cannotTell, defineCheck, fail, pass, warn } from '../define.ts';

/**
 * Confluent Cloud's configuration reference: `logicalCluster` is required except for AWS Enterprise clusters over
 * PrivateLink, where the server maps the connection to the cluster. So its absence is a fault on public bootstrap
 * servers and wherever the broker says so, and a hint on private ones.
 */
export default defineCheck({
  id: 'config/cluster-is-named',
  title: 'The client names its cluster in the extension logicalCluster',
  enforcedBy: 'confluent',
  step: 64,
  reads: {
    extensions: client.extensions,
    servers: client.bootstrapServers,
    configured: client.all,
  },
  mayRead: { answer: broker.authenticate },
  run: ({ extensions, servers, configured, answer }) => {
    const named = extensionNamed(extensions, 'logicalCluster');
    if (named !== undefined) return pass(named);
    if (saysClusterMissing(answer)) return fail(`the broker says ${answer?.errorMessage ?? ''}`);
    if (configured.configuration?.isPartial === true && answer === undefined) {
      return cannotTell(
        'the file holds a part of the configuration, and the rest may name it',
        '--logical-cluster',
      );
    }
    const left = configured.configuration?.elsewhere ?? [];
    if (answer === undefined && (left.includes('logicalCluster') || left.includes('extensions'))) {
      return cannotTell('the file leaves it to an environment that is not here', '--logical-cluster');
    }
    if (isSignInByCode(configured) && answer === undefined) {
      return cannotTell(
        'the client signs in by code of its own, or as another file says, which may name it',
        '--logical-cluster',
      );
    }
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
