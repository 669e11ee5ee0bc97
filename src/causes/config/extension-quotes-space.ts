import { sourceOfExtension } from '../../evidence/configuration.ts';
import { broker } from '../../evidence/facts/broker.ts';
import { client } from '../../evidence/facts/client.ts';
import {
  extensionNamed,
  isExtensionValue,
  meantValue,
  reassembled,
} from '../../evidence/spelling/extensions.ts';
import { placeholderIn } from '../../evidence/spelling/placeholder.ts';
import { disguiseIn } from '../../evidence/spelling/typography.ts';
import { defineCause } from '../define.ts';
import { writeExtensions } from '../_notation.ts';
import { signInWith } from './_extensions.ts';
import { withExtensions } from './_repair.ts';

/**
 * Apache Kafka's `OAuthBearerClientInitialResponse` takes values of printable ASCII, one character at least. Quotes and
 * blanks pass it, and are then part of the id.
 */
export default defineCause({
  id: 'config/extension-quotes-space',
  title: 'The value of an extension has quotation marks, blanks or nothing in it',
  reads: { configured: client.all, extensions: client.extensions },
  mayRead: { answer: broker.authenticate },
  recognise: ({ configured, extensions, answer }) => {
    if (answer?.accepted === true || reassembled(extensions) !== undefined) return null;
    const ids = [extensionNamed(extensions, 'logicalCluster'), extensionNamed(extensions, 'identityPoolId')];
    const odd = Object.entries(extensions).filter(
      ([, value]) =>
        disguiseIn(value) === undefined &&
        placeholderIn(value) === undefined &&
        // An id that is empty is a missing setting.
        !(ids.includes(value) && value.trim() === '') &&
        (!isExtensionValue(value) || (ids.includes(value) && meantValue(value) !== value)),
    );
    const [first] = odd;
    if (first === undefined) return null;
    const source = sourceOfExtension(configured, first[0]);
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
    };
  },
  repair: (evidence) => withExtensions(evidence, cleaned(evidence.client.extensions)),
  repaired: 'with the value of the extension and nothing around it',
  experiment: (_, evidence) =>
    signInWith(
      cleaned(evidence.client.extensions),
      'the values of the extensions without quotes and blanks',
      evidence,
    ),
  fix: (_, evidence) => ({
    summary:
      'Write the value of the extension without quotation marks and blanks, or leave an empty one out.',
    steps: [
      'In sasl.jaas.config the quotation marks belong to the syntax: once around the value, not twice.',
    ],
    commands: writeExtensions(evidence.client, cleaned(evidence.client.extensions)),
  }),
  edits: (_, { client: { extensions } }) =>
    Object.entries(cleaned(extensions))
      .filter(([name, value]) => extensions[name] !== value)
      .map(([name, value]) => ({ edit: 'set', of: { setting: `extensions.${name}` }, to: value })),
});

/** Values as they were meant; what is then empty, or still not printable, is left out. */
const cleaned = (extensions: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(extensions)
      .map(([name, value]) => [name, meantValue(value).replaceAll(/[^\x21-\x7E]/g, '')] as const)
      .filter(([, value]) => value !== ''),
  );
