import { sourceOfExtension } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { reassembled } from '../../spelling/extensions.ts';
import { broker } from '../../facts/broker.ts';
import { defineCause } from '../define.ts';
import { LIBRDKAFKA_SETTINGS } from '../../clients/librdkafka-properties.ts';
import { listOfExtensions } from '../../clients/notation/extension-list.ts';
import { writeExtensions } from '../../clients/notation/notation.ts';
import { signInWith } from './_extensions.ts';
import { withExtensions } from './_repair.ts';

/** librdkafka's `sasl.oauthbearer.extensions` is a comma-separated list; a comma inside a value is written `\,`. */
export default defineCause({
  id: 'config/extension-list-comma',
  title: 'The extension list is split in the wrong places',
  reads: { extensions: client.extensions },
  mayRead: { answer: broker.authenticate, file: client.file },
  recognise: ({ file, extensions, answer }) => {
    const whole = reassembled(extensions);
    if (whole === undefined || answer?.accepted === true) return null;
    // The part that was cut off became an extension without a value.
    const [cut] = Object.entries(extensions).find(([, value]) => value === '') ?? Object.keys(extensions);
    const source = sourceOfExtension({ configuration: file }, cut ?? '');
    const sent = Object.entries(extensions)
      .map(([name, value]) => `${name}=${value}`)
      .join(' | ');
    return {
      strength: 'shown',
      because: `${whatIsSent(extensions)} The client cuts its list of extensions at every comma, and nowhere else.`,
      contrast: [
        { label: 'extensions as they are sent', value: sent, source },
        {
          label: 'extensions as they were meant',
          value: Object.entries(whole)
            .map(([name, value]) => `${name}=${value}`)
            .join(' | '),
          source,
        },
      ],
      whole,
    };
  },
  repair: (evidence, { whole }) => withExtensions(evidence, whole),
  repaired: 'with the list of extensions taken apart as it was meant',
  experiment: ({ whole }, evidence) => signInWith(whole, 'the extensions as they were meant', evidence),
  fix: ({ whole }, evidence) => ({
    summary: 'Give each extension by itself, and several pools as one value.',
    steps: [String.raw`In librdkafka's list a comma inside a value is written \, and nowhere else.`],
    commands: writeExtensions(evidence.client, whole),
  }),
  edits: ({ whole }) => [
    {
      edit: 'set',
      of: { property: LIBRDKAFKA_SETTINGS.extensions.read[0] },
      to: listOfExtensions(Object.entries(whole)),
    },
  ],
});

function whatIsSent(extensions: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(extensions);
  const [orphan] = pairs.find(([, value]) => value === '') ?? [];
  if (orphan !== undefined) return `An extension called ${orphan} would be sent, without a value.`;
  const [name = '', value = ''] = pairs.toSorted(([, one], [, other]) => other.length - one.length)[0] ?? [];
  return `The extension ${name} would be sent as ${JSON.stringify(value)}.`;
}
