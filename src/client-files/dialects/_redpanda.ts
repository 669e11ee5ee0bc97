import { implied } from '../kafka/mapping.ts';
import type { OwnNames, readOwnNames } from '../kafka/own-names.ts';
import { textAt, type TreeMap } from '../../text/tree.ts';

/** The names of a franz-go client's settings that Redpanda Console and KMinion have in common, below `kafka`. */
export const NAMES: OwnNames = {
  settings: {
    bootstrapServers: 'brokers',
    saslMechanism: 'sasl.mechanism',
    tokenEndpoint: 'sasl.oauth.tokenEndpoint',
    clientId: 'sasl.oauth.clientId',
    clientSecret: 'sasl.oauth.clientSecret',
    scope: 'sasl.oauth.scope',
  },
};

/** The security protocol that follows from `tls.enabled`. */
export function impliedByTls(kafka: TreeMap): NonNullable<Parameters<typeof readOwnNames>[2]> {
  const tls = textAt(kafka, 'tls', 'enabled');
  const protocol = tls?.text === 'true' ? 'SASL_SSL' : 'SASL_PLAINTEXT';
  return { implied: tls === undefined ? [] : [implied('securityProtocol', protocol, tls)] };
}
