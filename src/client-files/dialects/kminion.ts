import { implied } from '../kafka/mapping.ts';
import { member, textAt, type TreeMap } from '../../text/tree.ts';
import type { Dialect } from '../dialect.ts';
import { readOwnNames, type OwnNames } from '../kafka/own-names.ts';

/**
 * KMinion, whose client is franz-go: it fetches a token, and has no setting for SASL extensions.
 * https://github.com/redpanda-data/kminion/blob/master/docs/reference-config.yaml
 */
export default {
  id: 'kminion',
  title: 'KMinion configuration',
  references: 'environment',
  clients: (document) => {
    const kafka = member(document, 'kafka');
    return kafka?.kind === 'map' && member(document, 'minion') !== undefined ? [clientOf(kafka)] : [];
  },
} satisfies Dialect;

const NAMES: OwnNames = {
  settings: {
    bootstrapServers: 'brokers',
    saslMechanism: 'sasl.mechanism',
    tokenEndpoint: 'sasl.oauth.tokenEndpoint',
    clientId: 'sasl.oauth.clientId',
    clientSecret: 'sasl.oauth.clientSecret',
    scope: 'sasl.oauth.scope',
  },
};

function clientOf(kafka: TreeMap): ReturnType<typeof readOwnNames> {
  const tls = textAt(kafka, 'tls', 'enabled');
  const protocol = tls?.text === 'true' ? 'SASL_SSL' : 'SASL_PLAINTEXT';
  return readOwnNames(kafka, NAMES, {
    implied: tls === undefined ? [] : [implied('securityProtocol', protocol, tls)],
  });
}
