import { client } from '../../facts/client.ts';
import { extensionNamed } from '../../spelling/extensions.ts';
import { kindOfId } from '../../spelling/confluent-names.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** Only the known prefix of another resource is wrong: Confluent may add new prefixes. */
export default defineCheck({
  id: 'config/cluster-id-is-a-kafka-clusters',
  title: 'logicalCluster is the id of a Kafka cluster (lkc-…)',
  enforcedBy: 'confluent',
  step: 66,
  reads: { extensions: client.extensions },
  run: ({ extensions }) => {
    const named = extensionNamed(extensions, 'logicalCluster');
    if (named === undefined) return cannotTell('the client names no cluster');
    const kind = kindOfId(named);
    return kind === undefined ? pass(named) : fail(`${named} is ${kind}`);
  },
});
