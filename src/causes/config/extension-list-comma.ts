import { client } from '../../evidence/facts/client.ts';
import { reassembled } from '../../evidence/spelling/extensions.ts';
import { broker } from '../../evidence/facts/broker.ts';
import { defineCause } from '../define.ts';
import { signInWith, writeExtensions } from './_extensions.ts';
import { withExtensions } from './_repair.ts';

/** librdkafka's `sasl.oauthbearer.extensions` is a list with commas; a comma inside a value is written `\,` there. */
export default defineCause({
  id: 'config/extension-list-comma',
  title: 'The list of extensions is cut at the wrong commas',
  reads: { extensions: client.extensions },
  mayRead: { answer: broker.authenticate },
  recognise: ({ extensions, answer }) => {
    const whole = reassembled(extensions);
    if (whole === undefined || answer?.accepted === true) return null;
    const sent = Object.entries(extensions)
      .map(([name, value]) => `${name}=${value}`)
      .join(' | ');
    return {
      strength: 'shown',
      because:
        'The client would send the extensions with a comma in the wrong place: part of one has become part of another.',
      contrast: [
        { label: 'extensions as they are sent', value: sent, source: 'client configuration' },
        {
          label: 'extensions as they were meant',
          value: Object.entries(whole)
            .map(([name, value]) => `${name}=${value}`)
            .join(' | '),
          source: 'client configuration',
        },
      ],
      whole,
    };
  },
  repair: (evidence, { whole }) => withExtensions(evidence, whole),
  repaired: 'with the list of extensions taken apart as it was meant',
  experiment: ({ whole }, evidence) => signInWith(whole, 'the extensions as they were meant', evidence),
  fix: ({ whole }) => ({
    summary: 'Give each extension by itself, and several pools as one value.',
    steps: [String.raw`In librdkafka's list a comma inside a value is written \, and nowhere else.`],
    commands: writeExtensions(whole),
  }),
});
