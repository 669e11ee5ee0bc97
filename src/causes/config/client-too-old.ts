import { sh } from '../../commands/sh.ts';
import { behaviour } from '../../clients/facts.ts';
import { amendClient } from '../../repair/amend.ts';
import { MILESTONES } from '../../clients/oldest.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';

/**
 * KIP-768 came with Kafka 3.1. Confluent's pages name 3.2.1 and 4.0.0 as the oldest supported versions, and librdkafka
 * 1.9.2.
 */
export default defineCause({
  id: 'config/client-too-old',
  title: 'The client is too old for OAuth with Confluent Cloud',
  reads: { family: client.family, version: client.version, age: behaviour.age },
  recognise: ({ family, version, age }, sources) => {
    if ((family !== 'java' && family !== 'librdkafka') || version === undefined) return null;
    // A librdkafka without the property is config/lib-without-oidc.
    if (age === 'recent' || (family === 'librdkafka' && age === 'without-fetcher')) return null;
    const { fetches, documented } = MILESTONES[family];
    return {
      strength: 'shown',
      role: age === 'without-fetcher' ? 'cause' : 'advice',
      because:
        age === 'without-fetcher'
          ? `The client is ${version}; the class that fetches tokens came with ${fetches}.`
          : `The client is ${version}; Confluent's documentation asks for ${documented} at least.`,
      rows: [
        {
          label: 'version of the client',
          value: version,
          source: sources.version,
        },
      ],
      // The last Kafka 3 release has the class under both its old and its new name.
      recent: family === 'java' ? '3.9.1' : documented,
      family,
    };
  },
  repair: (evidence, { recent }) => amendClient(evidence, { clientVersion: recent }),
  repaired: 'with a version that Confluent documents',
  fix: ({ family }) => ({
    summary:
      family === 'java'
        ? 'Upgrade kafka-clients to 4.0 or later; 3.2.1 is the oldest that any page of Confluent names.'
        : 'Upgrade librdkafka to 1.9.2 or later (confluent-kafka 2.0 for Python, Go and .NET).',
    steps:
      family === 'java'
        ? [
            'Look at the jar on the class path, not at the build file: another dependency may bring an older one.',
            'From 4.0 on the JVM must allow the token URL, see config/allowed-urls-missing.',
          ]
        : [],
    commands:
      family === 'java'
        ? [{ kind: 'client-config', text: sh`mvn dependency:tree -Dincludes=org.apache.kafka:kafka-clients` }]
        : [{ kind: 'client-config', text: sh`pip install --upgrade 'confluent-kafka>=2.0.0'` }],
  }),
});
