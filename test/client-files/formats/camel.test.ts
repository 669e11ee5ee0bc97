import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { linted } from '../dialects/_linted.ts';

const sound = readFileSync('fixtures/client-files/kafka-application-properties/camel.properties', 'utf8');

describe("Apache Camel's Kafka component", () => {
  it('is judged under its own names', () => {
    const text = sound
      .replace('sasl-mechanism=OAUTHBEARER', 'saslMechanism=OAUTH')
      .replace(' extension_logicalCluster="lkc-4k7zq1"', '');
    const { findings, lines } = linted('application.properties', text);
    expect(findings.map((each) => each.replace(/^\S+ /, ''))).toEqual([
      'config/mechanism-not-oauthbearer',
      'config/extension-missing-cluster',
    ]);
    expect(lines[0]).toBe('camel.component.kafka.saslMechanism=OAUTHBEARER');
  });

  it.each([
    ['additional-properties[', 'additionalProperties['],
    ['camel.component.kafka.security-protocol', 'camel.component.kafka.configuration.security-protocol'],
    ['sasl-jaas-config', 'saslJaasConfig'],
  ])('may be spelled otherwise: %s', (usual, other) => {
    const text = sound.replaceAll(usual, other);
    expect(text).not.toBe(sound);
    expect(linted('application.properties', text).findings).toEqual([]);
  });
});
