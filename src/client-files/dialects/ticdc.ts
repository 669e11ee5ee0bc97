import { at, member } from '../../text/tree.ts';
import { elsewhere } from '../manifest/objects.ts';
import type { Dialect } from '../dialect.ts';
import { mechanismOf, readOwnNames, valueAt, type OwnNames } from '../kafka/own-names.ts';

/**
 * The sink of a TiCDC changefeed. Its client is sarama, and sends no SASL extensions. The secret is in base64, which is
 * correct here. https://docs.pingcap.com/tidb/stable/ticdc-changefeed-config
 */
export default {
  id: 'ticdc',
  title: 'TiCDC changefeed configuration',
  references: 'none',
  clients: (document) => {
    const kafka = at(document, 'sink', 'kafka-config');
    if (kafka?.kind !== 'map' || member(kafka, 'sasl-mechanism') === undefined) return [];
    const [mechanism, secret] = [
      valueAt(kafka, 'sasl-mechanism'),
      valueAt(kafka, 'sasl-oauth-client-secret'),
    ];
    const reading = readOwnNames(kafka, NAMES, {
      part: 'sink.kafka-config',
      implied: mechanismOf(mechanism, mechanism?.text.toUpperCase() ?? ''),
    });
    const inBase64 = secret === undefined ? undefined : elsewhere(secret, 'TICDC_SECRET');
    return [
      {
        ...reading,
        found: [
          ...reading.found,
          ...(inBase64 === undefined
            ? []
            : [
                {
                  key: 'clientSecret' as const,
                  value: inBase64.text,
                  at: inBase64,
                  references: 'environment' as const,
                },
              ]),
        ],
      },
    ];
  },
} satisfies Dialect;

const NAMES: OwnNames = {
  settings: {
    tokenEndpoint: 'sasl-oauth-token-url',
    clientId: 'sasl-oauth-client-id',
    scope: 'sasl-oauth-scopes',
    audience: 'sasl-oauth-audience',
  },
};
