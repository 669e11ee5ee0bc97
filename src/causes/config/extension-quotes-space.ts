import { sourceOfExtension, type ClientConfiguration } from '../../evidence/configuration.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import {
  extensionNamed,
  isExtensionValue,
  meantName,
  meantValue,
  reassembled,
  unquotedList,
} from '../../spelling/extensions.ts';
import { placeholderIn } from '../../spelling/placeholder.ts';
import { disguiseIn } from '../../spelling/typography.ts';
import { defineCause, type Recognition } from '../define.ts';
import { LIBRDKAFKA_SETTINGS } from '../../clients/librdkafka-properties.ts';
import { listOfExtensions } from '../../clients/notation/extension-list.ts';
import { writeExtensions } from '../../clients/notation/notation.ts';
import { signInWith } from './_extensions.ts';
import { withExtensions } from './_repair.ts';

/**
 * Apache Kafka's `OAuthBearerClientInitialResponse` accepts non-empty values of printable ASCII. Quotes and spaces are
 * accepted, and become part of the id.
 */
export default defineCause({
  id: 'config/extension-quotes-space',
  title: 'The value of an extension is empty or has quotes or spaces in it',
  reads: { extensions: client.extensions },
  mayRead: { answer: broker.authenticate, file: client.file },
  recognise: ({ file, extensions, answer }) => {
    if (answer?.accepted === true || reassembled(extensions) !== undefined) return null;
    const list = unquotedList(extensions);
    if (list !== undefined) return quotedList(extensions, list, file);
    const ids = [extensionNamed(extensions, 'logicalCluster'), extensionNamed(extensions, 'identityPoolId')];
    const odd = Object.entries(extensions).filter(
      ([, value]) =>
        disguiseIn(value) === undefined &&
        placeholderIn(value) === undefined &&
        // An empty id counts as a missing setting.
        !(ids.includes(value) && value.trim() === '') &&
        (!isExtensionValue(value) || (ids.includes(value) && meantValue(value) !== value)),
    );
    const [first] = odd;
    if (first === undefined) return null;
    const source = sourceOfExtension({ configuration: file }, first[0]);
    return {
      strength: 'shown',
      because: odd
        .map(([name, value]) =>
          value === ''
            ? `The extension ${name} is empty.`
            : `The extension ${name} is ${JSON.stringify(value)}.`,
        )
        .join(' '),
      ...(first[1] === '' || meantValue(first[1]) === ''
        ? { rows: [{ label: first[0], value: first[1] === '' ? 'empty' : JSON.stringify(first[1]), source }] }
        : {
            contrast: [
              { label: `${first[0]} as it is sent`, value: first[1], source },
              {
                label: `${first[0]} as it is meant`,
                value: meantValue(first[1]),
                source,
              },
            ] as const,
          }),
      list: undefined,
    };
  },
  repair: (evidence) => withExtensions(evidence, cleaned(evidence.client.extensions)),
  repaired: 'with the value of the extension and nothing around it',
  experiment: (_, evidence) =>
    signInWith(
      cleaned(evidence.client.extensions),
      'the values of the extensions without quotes and spaces',
      evidence,
    ),
  fix: (_, evidence) => ({
    summary: 'Write the value of the extension without quotes and spaces, or leave an empty one out.',
    steps: ['In sasl.jaas.config the quotes belong to the syntax: once around the value, not twice.'],
    commands: writeExtensions(evidence.client, cleaned(evidence.client.extensions)),
  }),
  edits: ({ list }, { client: { extensions } }) =>
    list !== undefined
      ? [
          {
            edit: 'set',
            of: { property: LIBRDKAFKA_SETTINGS.extensions.read[0] },
            to: listOfExtensions(Object.entries(list)),
          },
        ]
      : Object.entries(cleaned(extensions))
          .filter(([name, value]) => extensions[name] !== value)
          .map(([name, value]) => ({ edit: 'set', of: { setting: `extensions.${name}` }, to: value })),
});

type Extensions = Readonly<Record<string, string>>;

/** librdkafka reads the quotes as part of the list. */
function quotedList(
  sent: Extensions,
  list: Extensions,
  file: ClientConfiguration | undefined,
): Recognition & { readonly list: Extensions } {
  const [first = ''] = Object.keys(sent).filter((name) => /^["']/.test(name));
  return {
    strength: 'shown',
    because: `The list of extensions is in quotes: the client sends an extension called ${first}.`,
    contrast: [
      {
        label: 'name of the extension',
        value: first,
        source: sourceOfExtension({ configuration: file }, first),
      },
      {
        label: 'name that Confluent reads',
        value: meantName(first),
        source: 'Confluent Cloud configuration reference',
      },
    ],
    list,
  };
}

/** The intended values; those that are then empty, or still not printable, are left out. */
const cleaned = (extensions: Extensions): Extensions =>
  Object.fromEntries(
    Object.entries(unquotedList(extensions) ?? extensions)
      .map(([name, value]) => [name, meantValue(value).replaceAll(/[^\x21-\x7E]/g, '')] as const)
      .filter(([, value]) => value !== ''),
  );
