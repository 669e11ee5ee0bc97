import { client } from '../../evidence/facts/client.ts';
import type { GateId } from '../../evidence/gate.ts';
import { broker } from '../../evidence/facts/broker.ts';
import { JAAS_PREFIX, isExtensionName, meantName, reassembled } from '../../evidence/spelling/extensions.ts';
import { defineCause, type Cause, type Fix } from '../define.ts';
import { signInWith, writeExtensions } from './_extensions.ts';
import { withExtensions } from './_repair.ts';

/**
 * A cause that is one way of misspelling the names of extensions. All of them break the grammar of the first message
 * alike; they differ in where the name came from, and in what the fix says.
 */
export const misnamedCause = (spec: {
  readonly id: GateId;
  readonly title: string;
  readonly isPrefixed: boolean;
  readonly why: string;
  readonly fix: Pick<Fix, 'summary' | 'steps'>;
}): Cause =>
  defineCause({
    id: spec.id,
    title: spec.title,
    reads: { extensions: client.extensions },
    mayRead: { answer: broker.authenticate },
    recognise: ({ extensions, answer }) => {
      if (answer?.accepted === true || reassembled(extensions) !== undefined) return null;
      const odd = Object.keys(extensions).filter((name) => !isExtensionName(name) && name !== '');
      const isPrefixed = odd.some((name) => JAAS_PREFIX.test(name));
      const [first] = odd;
      if (first === undefined || isPrefixed !== spec.isPrefixed) return null;
      return {
        strength: 'shown',
        because: `The client sends ${odd.length === 1 ? 'the extension' : 'extensions called'} ${odd.map((name) => JSON.stringify(name)).join(' and ')}. ${spec.why}`,
        contrast: [
          { label: 'name of the extension', value: first, source: 'client configuration' },
          {
            label: 'name that Confluent reads',
            value: meantName(first),
            source: 'Confluent Cloud configuration reference',
          },
        ],
        mended: renamed(extensions),
      };
    },
    repair: (evidence) => withExtensions(evidence, renamed(evidence.client.extensions)),
    repaired: 'with the extension under its right name',
    experiment: ({ mended }, evidence) =>
      signInWith(mended, 'the extensions under their right names', evidence),
    fix: ({ mended }) => ({ ...spec.fix, commands: writeExtensions(mended) }),
  });

/** A name that was right already keeps its value. */
const renamed = (extensions: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(extensions).map(([name, value]) => [meantName(name), value])),
  ...Object.fromEntries(Object.entries(extensions).filter(([name]) => isExtensionName(name))),
});
