import { variable } from '../../commands/value.ts';
import { ownFile } from '../../clients/facts.ts';
import { type UnsentExtension } from '../../clients/java-extensions.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { extensionNamed } from '../../spelling/extensions.ts';
import { writeExtensions, type Given } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { withCluster } from './_cluster.ts';
import { signInWith } from './_extensions.ts';
import { changed, rowOf } from './_file.ts';
import { misnamedIn, renameAll, renamed } from './_misnamed.ts';
import { withExtensions } from './_repair.ts';

/**
 * `extension_` belongs to the syntax of JAAS options (KIP-342) and of librdkafka's `sasl.oauthbearer.config`, and is
 * never sent. Elsewhere the broker rejects a message that contains it; in a JAAS string an option without it is not
 * sent at all.
 */
export default defineCause({
  id: 'config/extension-prefix-misuse',
  title: 'The prefix extension_ is missing in the JAAS string, or used where it does not belong',
  reads: { extensions: client.extensions },
  mayRead: { answer: broker.authenticate, file: client.file, unsent: ownFile.unsentExtensions },
  recognise: ({ file, extensions, answer, unsent = [] }) => {
    const sent = misnamedIn({ file, extensions, answer }, 'prefixed');
    if (sent !== null) {
      return {
        ...sent,
        because: `${sent.because} Java removes the prefix before it sends the name; other clients send it along, and the broker rejects the message.`,
        tried: sent.corrected,
        unsent: [],
      };
    }
    if (unsent.length === 0 || file === undefined) return null;
    return {
      strength: 'shown',
      because: unsent
        .map(
          ({ meant, property }) =>
            `${property.name.slice('jaas:'.length)} in the JAAS string lacks the prefix extension_, so the client does not send ${meant}.`,
        )
        .join(' '),
      rows: unsent.flatMap(({ property, meant }) => [
        rowOf(file, property),
        { label: 'option that the client sends', value: `extension_${meant}`, source: 'KIP-342' },
      ]),
      corrected: withUnsent(extensions, unsent),
      tried: withShown(extensions, unsent),
      unsent,
    };
  },
  repair: (evidence, { unsent }) =>
    unsent.length === 0
      ? withExtensions(evidence, renamed(evidence.client.extensions))
      : prefixed(evidence, unsent),
  repaired: 'with the extension under its right name',
  experiment: ({ tried }, evidence) => signInWith(tried, 'the extensions under their right names', evidence),
  fix: ({ corrected, unsent }, { client: configured }) => ({
    summary:
      unsent.length === 0
        ? 'Write the names of extensions without extension_, except in sasl.jaas.config.'
        : 'Write extension_ before the names of the extensions in sasl.jaas.config.',
    steps: ["librdkafka's sasl.oauthbearer.extensions and kafkajs's extensions take bare names."],
    commands: writeExtensions(configured, corrected),
  }),
  edits: ({ unsent }, { client: { extensions } }) =>
    unsent.length === 0
      ? renameAll(extensions)
      : unsent.map(({ meant, property: { name } }) => ({
          edit: 'rename',
          of: { property: name },
          to: `extension_${meant}`,
        })),
});

type Extensions = Readonly<Record<string, string>>;

/** A value that is not shown has to be filled in by the user. */
const withUnsent = (
  extensions: Extensions,
  unsent: readonly UnsentExtension[],
): Readonly<Record<string, Given>> => ({
  ...extensions,
  ...Object.fromEntries(
    unsent.map(({ meant, property }) => [
      meant,
      property.value ?? variable(meant === 'logicalCluster' ? 'CLUSTER_ID' : 'POOL_ID'),
    ]),
  ),
});

const withShown = (extensions: Extensions, unsent: readonly UnsentExtension[]): Extensions => ({
  ...extensions,
  ...Object.fromEntries(
    unsent.flatMap(({ meant, property: { value } }) =>
      value === undefined ? [] : [[meant, value] as const],
    ),
  ),
});

function prefixed(evidence: Evidence, unsent: readonly UnsentExtension[]): Evidence {
  const names = new Map(unsent.map(({ property, meant }) => [property.name, `jaas:extension_${meant}`]));
  const inFile = changed(evidence, ({ properties }) => ({
    properties: properties.map((each) => ({ ...each, name: names.get(each.name) ?? each.name })),
  }));
  const corrected = withExtensions(inFile, withShown(inFile.client.extensions, unsent));
  const isClusterHidden = unsent.some(({ meant }) => meant === 'logicalCluster');
  return isClusterHidden && extensionNamed(corrected.client.extensions, 'logicalCluster') === undefined
    ? withCluster(corrected)
    : corrected;
}
