import { sh } from '../../commands/sh.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import { client } from '../../facts/client.ts';
import { fileOf } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { oddityOf, oddityRow, withoutOddities } from './_file.ts';

/**
 * `Worker.baseProducerConfigs` and `baseConsumerConfigs` read the settings prefixed with `producer.` and `consumer.`,
 * and the worker's bootstrap servers. So the worker signs in, and its connectors time out.
 */
export default defineCause({
  id: 'config/connect-clients-unset',
  title: "The Connect worker signs in, but its connectors' producers and consumers do not",
  reads: { file: client.file },
  recognise: ({ file }) => {
    const oddity = oddityOf(file, 'connectors-untold');
    if (oddity === undefined) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because:
        'The file sets sasl.mechanism for the worker and not for producers and consumers (producer., consumer.): its connectors sign in only if each has producer.override. and consumer.override. settings of its own.',
      rows: [oddityRow(file, oddity, 'only for the worker')],
    };
  },
  repair: (evidence) => withoutOddities(evidence, 'connectors-untold'),
  repaired: 'with the same settings for producers and consumers',
  fix: (_, { client: configured }) => ({
    summary:
      configured.configuration?.syntax === 'properties'
        ? 'Repeat the security.protocol and sasl.* lines with producer. and with consumer. before them.'
        : 'Repeat the variables CONNECT_SECURITY_PROTOCOL and CONNECT_SASL_… as CONNECT_PRODUCER_… and as CONNECT_CONSUMER_….',
    steps: ['The admin client needs none of its own: it takes what the worker has.'],
    commands: linesToAdd(configured),
  }),
});

/** Empty for YAML, where a value may span several lines. */
function linesToAdd(configured: ClientFacts): readonly FixCommand[] {
  const file = fileOf(configured);
  switch (configured.configuration?.syntax) {
    case 'properties':
      return [
        {
          kind: 'client-config',
          text: sh`for p in producer consumer; do awk -v p=$p. '/^(security\.protocol|sasl\.)/ {on=1; $0=p $0} on {print} !/\\$/ {on=0}' ${file}; done   # prints the lines to add`,
        },
      ];
    case 'env':
      return [
        {
          kind: 'client-config',
          text: sh`for p in PRODUCER CONSUMER; do grep -E 'CONNECT_(SECURITY_PROTOCOL|SASL_)' ${file} | sed "s/CONNECT_/CONNECT_$p"_/; done   # prints the lines to add`,
        },
      ];
    default:
      return [];
  }
}
