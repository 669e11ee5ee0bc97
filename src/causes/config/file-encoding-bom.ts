import { amendClient } from '../../evidence/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { client } from '../../evidence/facts/client.ts';
import { CLEAN_SECRET, secretFault, sendsSecret } from '../../evidence/spelling/secret.ts';
import { settingsOf } from '../../evidence/spelling/settings.ts';
import { disguiseIn, spelledOut, undisguised } from '../../evidence/spelling/typography.ts';
import { defineCause } from '../define.ts';
import { mayBlameSecret, refusal } from './_refusal.ts';
import { presumeTokenIfNone, withBootstrap, withExtensions } from './_repair.ts';

/** RFC 6749 appendix A: client ids and secrets are printable ASCII. Windows editors begin a file with U+FEFF. */
export default defineCause({
  id: 'config/file-encoding-bom',
  title: 'A setting has an invisible or typographic character in it',
  reads: { configured: client.all },
  mayRead: { refused: refusal },
  recognise: ({ configured, refused }) => {
    const odd = settingsOf(configured).flatMap(({ name, value }) => {
      const disguise = disguiseIn(value);
      return disguise === undefined ? [] : [{ name, value, disguise }];
    });
    const { clientSecret, clientAuth } = configured;
    const isSecret =
      clientSecret !== undefined &&
      sendsSecret(clientAuth) &&
      secretFault(clientSecret, clientAuth) === 'non-ascii' &&
      (refused === undefined || mayBlameSecret(refused));
    if (odd.length === 0 && !isSecret) return null;
    return {
      strength: 'shown',
      because: [
        ...odd.map(({ name, disguise }) => `The ${name} has ${disguise} in it.`),
        ...(isSecret ? ['The client secret has characters outside ASCII in it.'] : []),
      ].join(' '),
      rows: odd.map(({ name, value }) => ({
        label: name,
        value: spelledOut(value),
        source: 'client configuration',
      })),
      isSecret,
    };
  },
  repair: (evidence, { isSecret }) => {
    const mended = isSecret ? amendClient(evidence, { clientSecret: CLEAN_SECRET }) : evidence;
    return presumeTokenIfNone(retyped(mended));
  },
  repaired: 'with the setting typed in plain ASCII',
  fix: () => ({
    summary: 'Type the value again in plain ASCII, or save the file as UTF-8 without a byte-order mark.',
    steps: ['Copy ids from the console or the API, not from a document or a chat.'],
    commands: [
      {
        kind: 'client-config',
        text: String.raw`grep -nP '[^\x00-\x7F]' client.properties   # shows the lines that have such characters`,
      },
      {
        kind: 'client-config',
        text: String.raw`sed -i '1s/^\xEF\xBB\xBF//' client.properties   # takes a byte-order mark off`,
      },
    ],
  }),
});

/** Every setting as it was meant. */
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
