import { implied } from '../kafka/mapping.ts';
import type { Found, Reading } from '../reading.ts';
import { at, textAt, type TreeMap } from '../../text/tree.ts';
import type { Located } from '../../text/located.ts';
import type { Dialect } from '../dialect.ts';

/**
 * Materialize's connections to Kafka. It supports PLAIN, SCRAM and AWS IAM, but has no options for OAUTHBEARER.
 * https://materialize.com/docs/sql/create-connection/#kafka
 */
export default {
  id: 'materialize',
  title: 'Materialize connection',
  references: 'none',
  clients: (document) => {
    const options = at(document, 'kafka');
    const isConnection = /^CREATE\s+CONNECTION\b/i.test(textAt(document, 'statement')?.text ?? '');
    return isConnection && options?.kind === 'map' ? [clientOf(options)] : [];
  },
} satisfies Dialect;

function clientOf(options: TreeMap): Reading {
  const servers = option(options, 'BROKER');
  const [protocol, mechanism] = [option(options, 'SECURITY PROTOCOL'), option(options, 'SASL MECHANISMS')];
  const found: readonly Found[] = [
    ...(servers === undefined
      ? []
      : [{ key: 'bootstrapServers' as const, value: servers.text, at: servers }]),
    ...(mechanism === undefined
      ? []
      : [
          { key: 'saslMechanism' as const, value: mechanism.text, at: mechanism },
          implied('securityProtocol', protocol?.text ?? 'SASL_SSL', protocol ?? mechanism),
        ]),
  ];
  return { isPartial: true, ownNames: {}, found, properties: [], oddities: [] };
}

/** Its keywords are case-insensitive. */
const option = (options: TreeMap, name: string): Located | undefined =>
  textAt(options.entries.find(({ key }) => key.text.replace(/\s+/g, ' ').toUpperCase() === name)?.value);
