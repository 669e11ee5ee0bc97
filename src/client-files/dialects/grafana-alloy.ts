import { at, member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import { opaque } from '../../text/located.ts';
import { readOwnNames, tlsOf, type OwnNames } from '../kafka/own-names.ts';
import type { Dialect } from '../dialect.ts';
import type { Found, Reading } from '../reading.ts';

/**
 * Kafka components of Grafana Alloy: those of OpenTelemetry's Collector, and `loki.source.kafka`, which gets its tokens from Azure
 * alone. https://grafana.com/docs/alloy/latest/reference/components/loki/loki.source.kafka/
 */
export default {
  id: 'grafana-alloy',
  title: 'Grafana Alloy configuration',
  references: 'environment',
  clients: (document) =>
    document.kind !== 'map'
      ? []
      : document.entries.flatMap(({ key, value }) =>
          COMPONENT.test(key.text) && value.kind === 'map'
            ? value.entries.flatMap((component) =>
                component.value.kind === 'map'
                  ? [clientOf(component.value, `${key.text}.${component.key.text}`)]
                  : [],
              )
            : [],
        ),
} satisfies Dialect;

const COMPONENT = /^(?:otelcol\.(?:exporter|receiver)\.kafka|loki\.source\.kafka)$/;

const NAMES: OwnNames = {
  settings: {
    bootstrapServers: 'brokers',
    groups: ['group_id', 'group'],
    saslMechanism: ['authentication.sasl.mechanism', 'authentication.sasl_config.mechanism'],
    scope: 'authentication.sasl_config.oauth_config.scopes',
  },
};

const clientOf = (component: TreeMap, part: string): Reading =>
  readOwnNames(component, NAMES, {
    implied: tls(member(component, 'authentication')),
    ...(/^[\w.-]{1,80}$/.test(part) && { part }),
  });

/** The block `tls` turns TLS on; Loki's component has a switch. */
function tls(authentication: Tree | undefined): readonly Found[] {
  const block = member(authentication, 'tls');
  const insecure = textAt(block, 'insecure');
  if (block !== undefined) return tlsOf(insecure?.text !== 'true', insecure ?? opaque(block.at, ''));
  const switched = textAt(at(authentication, 'sasl_config'), 'use_tls');
  return tlsOf(switched === undefined ? undefined : switched.text === 'true', switched);
}
