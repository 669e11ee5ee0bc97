import { ownFile } from '../../clients/facts.ts';
import { type CommentedProperty, type Fate } from '../../clients/comments.ts';
import { neededOf } from '../../clients/setting-names.ts';
import { sourceOf } from '../../evidence/configuration.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { secretFault, sendsSecret } from '../../spelling/secret.ts';
import { writeProperty, writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import { forgetSetting } from './_forget.ts';
import { shownName } from './_file.ts';
import { mayBlameClient, refusal, type Refusal } from './token-refusal.ts';
import { oddSecret } from './_secret.ts';
import { withoutComment } from './_uncommented.ts';

/**
 * In a `.properties` file `#` begins a comment only at the beginning of a line (`java.util.Properties.load`, and the
 * readers of such files for librdkafka). The text of the comment is never shown: it may contain anything.
 */
export default defineCause({
  id: 'config/comment-in-value',
  title: 'A comment after a value is read as part of the value',
  reads: { file: client.file, comments: ownFile.comments, clientAuth: client.clientAuth },
  mayRead: { traits: client.secret, token: jwt.shape, refused: refusal, answer: broker.authenticate },
  recognise: ({ file, comments, clientAuth, traits, token, refused, answer }) => {
    const open = comments.filter(
      ({ fate, property }) =>
        !(fate === 'unknown' && answer?.accepted === true) &&
        !(
          fate === 'sent' &&
          (token !== undefined || (refused !== undefined && !isAbout(property.name, refused)))
        ),
    );
    const isSecret =
      traits !== undefined && sendsSecret(clientAuth) && secretFault(traits, clientAuth) === 'commented';
    const secret =
      isSecret && token === undefined
        ? oddSecret('shown', SECRET, refused, sourceOf({ configuration: file }, 'clientSecret'))
        : null;
    if (open.length === 0 && secret === null) return null;
    const isDecided =
      open.some(({ fate }) => fate !== 'taken' && (fate !== 'sent' || refused !== undefined)) ||
      secret?.isRefused === true;
    return {
      strength: isDecided ? 'shown' : 'suggested',
      role: isDecided ? 'cause' : 'advice',
      because: [...open.map(told), ...(secret === null ? [] : [secret.because])].join(' '),
      rows: [
        ...open.map(({ property: { name, at }, value }) => ({
          label: shownName(name),
          value: `${value}, and a comment`,
          source: { file: file.file, place: at },
        })),
        ...(secret?.rows ?? []),
      ],
      open,
      hasSecret: secret !== null,
    };
  },
  repair: (evidence, { open, hasSecret }) =>
    open.reduce(withoutComment, hasSecret ? forgetSetting.clientSecret(evidence) : evidence),
  repaired: 'without the comments after the values',
  fix: ({ open, hasSecret }, { client: configured }) => ({
    summary: 'Put the comment on a line of its own above, and let the line end with the value.',
    steps: [
      'In a .properties file # starts a comment only at the beginning of a line, for Java and for librdkafka; quotes do not help.',
      ...(hasSecret ? ['If the secret really has a # between spaces, it is right as it is.'] : []),
    ],
    commands: open.map((each) => lineFor(configured, each)),
  }),
  // Only its owner knows where a secret ends.
  edits: ({ open, hasSecret }) =>
    hasSecret
      ? []
      : open.map(({ property: { name }, comment }) => ({
          edit: 'lift-comment',
          of: { property: name },
          comment,
        })),
});

const SECRET = 'continues after a space with what looks like a comment';

const told = ({ property: { name }, value, fate }: CommentedProperty): string =>
  `In ${shownName(name)}, a comment follows ${value}, ${FATES[fate]}.`;

const FATES: Readonly<Record<Fate, string>> = {
  refused: 'with which the client does not start',
  asked: 'and the client uses all of it as the URL',
  unknown: 'and the broker gets all of it as the id',
  sent: 'and the identity provider gets all of it',
  taken: 'which the client reads as part of it',
};

/** Whether the identity provider may have refused the client because of it. */
const isAbout = (name: string, refused: Refusal): boolean =>
  name.endsWith('scope')
    ? refused.answer.error?.error === 'invalid_scope' ||
      refused.meaning?.cause.startsWith('token/scope-') === true
    : mayBlameClient(refused);

function lineFor(configured: ClientFacts, { property: { name }, value }: CommentedProperty): FixCommand {
  const needed =
    configured.client !== undefined && name.startsWith('jaas:')
      ? neededOf(configured.client, name)
      : undefined;
  return needed === undefined
    ? writeProperty(configured, name, value)
    : writeSetting(configured, needed, value);
}
