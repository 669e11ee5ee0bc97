import { variable, type Variable } from '../../commands/value.ts';
import { ownFile } from '../../clients/facts.ts';
import { listed } from '../../evidence/words.ts';
import { client } from '../../facts/client.ts';
import { writeProperty } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { rowOf, withProperties } from './_file.ts';

/**
 * Schema Registry has a separate sign-in: Kafka may use PLAIN beside it, and Kafka's JAAS string does not apply to it.
 */
export default defineCause({
  id: 'config/registry-setting-missing',
  title: 'The Schema Registry client signs in with OAuth and lacks a setting for it',
  reads: { file: client.file, gap: ownFile.registryGap },
  recognise: ({ file, gap }) => {
    if (gap === undefined) return null;
    const { signIn, missing, isPoolOnly } = gap;
    return {
      strength: isPoolOnly ? 'suggested' : 'shown',
      role: 'advice',
      because: `${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} not in the file.${
        isPoolOnly
          ? ' Older clients of Python and Go refuse to start without it; without a pool, Confluent Cloud takes every pool whose filter matches the token.'
          : ' Schema Registry takes nothing from the sasl.* settings of the Kafka client.'
      }`,
      rows: [
        rowOf(file, signIn),
        ...missing.map((name) => ({ label: name, value: '(not set)', source: file.file })),
      ],
      missing,
    };
  },
  repair: (evidence, { missing }) =>
    withProperties(evidence, Object.fromEntries(missing.map((name) => [name, undefined]))),
  repaired: 'with these settings for Schema Registry',
  fix: ({ missing }, { client: configured }) => ({
    summary: `Set ${listed(missing)}.`,
    steps: [],
    commands: missing.map((name) =>
      writeProperty(configured, name, VARIABLES[name.replace(/^.*bearer\.auth\./, '')] ?? variable('VALUE')),
    ),
  }),
});

const VARIABLES: Readonly<Record<string, Variable>> = {
  'issuer.endpoint.url': variable('TOKEN_ENDPOINT'),
  'client.id': variable('CLIENT_ID'),
  'logical.cluster': variable('SCHEMA_REGISTRY_ID'),
  'identity.pool.id': variable('POOL_ID'),
};
