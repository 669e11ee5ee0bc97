import { sh } from '../../commands/sh.ts';
import { behaviour } from '../../clients/facts.ts';
import { amendClient } from '../../repair/amend.ts';
import { oddityOf, sourceOf } from '../../evidence/configuration.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { client } from '../../facts/client.ts';
import { CLEAN_SECRET, secretFault, sendsSecret } from '../../spelling/secret.ts';
import { disguiseIn, spelledOut, undisguised } from '../../spelling/typography.ts';
import { fileOf } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { changed } from './_file.ts';
import { mayBlameSecret, refusal } from './token-refusal.ts';
import { presumeTokenIfNone, withBootstrap, withExtensions } from './_repair.ts';
import { secretRow } from './_secret.ts';

/** RFC 6749 appendix A: client ids and secrets are printable ASCII. Windows editors begin a file with U+FEFF. */
export default defineCause({
  id: 'config/file-encoding-bom',
  title: 'A setting contains an invisible or typographic character',
  reads: { settings: behaviour.copiedSettings, clientAuth: client.clientAuth },
  mayRead: { file: client.file, traits: client.secret, refused: refusal },
  recognise: ({ settings, clientAuth, file, traits, refused }) => {
    const odd = settings.flatMap(({ name, value, source }) => {
      const disguise = disguiseIn(value);
      return disguise === undefined ? [] : [{ name, value, disguise, source }];
    });
    const isSecret =
      traits !== undefined &&
      sendsSecret(clientAuth) &&
      secretFault(traits, clientAuth) === 'non-ascii' &&
      (refused === undefined || mayBlameSecret(refused));
    const marked = oddityOf(file, 'byte-order-mark');
    if (odd.length === 0 && !isSecret && marked === undefined) return null;
    return {
      strength: 'shown',
      because: [
        ...(marked === undefined
          ? []
          : [
              `The file begins with a byte-order mark, which the client reads as part of its first name, ${marked.subject ?? 'whatever that is'}.`,
            ]),
        ...odd.map(({ name, disguise }) => `The ${name} has ${disguise} in it.`),
        ...(isSecret ? ['The client secret has characters outside ASCII in it.'] : []),
      ].join(' '),
      rows: [
        ...(marked === undefined || file === undefined
          ? []
          : [
              {
                label: 'byte-order mark before',
                value: marked.subject ?? 'the first name',
                source: { file: file.file, place: marked.at },
              },
            ]),
        ...odd.map(({ name, value, source }) => ({ label: name, value: spelledOut(value), source })),
        ...(isSecret
          ? [secretRow('has characters outside ASCII', sourceOf({ configuration: file }, 'clientSecret'))]
          : []),
      ],
      isSecret,
      isMarked: marked !== undefined,
    };
  },
  repair: (evidence, { isSecret }) => {
    const repaired = isSecret ? amendClient(evidence, { clientSecret: CLEAN_SECRET }) : evidence;
    return presumeTokenIfNone(retyped(withoutMark(repaired)));
  },
  repaired: 'with the setting typed in plain ASCII',
  fix: (_, evidence) => ({
    summary: 'Type the value again in plain ASCII, or save the file as UTF-8 without a byte-order mark.',
    steps: ['Copy ids from the console or the API, not from a document or a chat.'],
    commands: [
      {
        kind: 'client-config',
        text: sh`grep -nP '[^\x00-\x7F]' ${fileOf(evidence.client)}   # shows the lines that have such characters`,
      },
      {
        kind: 'client-config',
        text: sh`sed -i '1s/^\xEF\xBB\xBF//' ${fileOf(evidence.client)}   # takes a byte-order mark off`,
      },
    ],
  }),
  edits: ({ isMarked }) => (isMarked ? [{ edit: 'strip-byte-order-mark' }] : []),
});

/** The property after the mark exists. Its value was not read; if only one value is correct, that one is assumed. */
function withoutMark(evidence: Evidence): Evidence {
  const marked = oddityOf(evidence.client.configuration, 'byte-order-mark');
  if (marked === undefined) return evidence;
  const read = changed(evidence, ({ properties, oddities }) => ({
    properties: properties.map((each) => ({ ...each, name: each.name.replace(/^\u{FEFF}/u, '') })),
    oddities: oddities.filter((each) => each !== marked),
  }));
  switch (marked.subject) {
    case 'security.protocol':
      return amendClient(read, { securityProtocol: 'SASL_SSL' });
    case 'sasl.mechanism':
    case 'sasl.mechanisms':
      return amendClient(read, { saslMechanism: 'OAUTHBEARER' });
    default:
      return read;
  }
}

/** Every setting as intended. */
function retyped(evidence: Evidence): Evidence {
  const { tokenEndpoint, clientId, bootstrapServers, extensions } = evidence.client;
  const isOdd = (text: string): boolean => disguiseIn(text) !== undefined;
  const named = amendClient(evidence, {
    ...(tokenEndpoint === undefined ? {} : { tokenEndpoint: undisguised(tokenEndpoint) }),
    ...(clientId === undefined ? {} : { clientId: undisguised(clientId) }),
  });
  const sent = Object.values(extensions).some(isOdd)
    ? withExtensions(
        named,
        Object.fromEntries(Object.entries(extensions).map(([name, value]) => [name, undisguised(value)])),
      )
    : named;
  return bootstrapServers.some(isOdd) ? withBootstrap(sent, bootstrapServers.map(undisguised)) : sent;
}
