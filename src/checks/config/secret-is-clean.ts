import type { SpacesSent } from '../../clients/fetcher.ts';
import { behaviour } from '../../clients/facts.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { secretFault, sendsSecret, type SecretFault } from '../../spelling/secret.ts';
import { identify } from '../../idp/identify.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** Only the identity provider knows the secret: one that looks odd may be correct, so this never fails. */
export default defineCheck({
  id: 'config/secret-is-clean',
  title: 'The client secret is clean: no spaces, quotes or encoding around it',
  enforcedBy: 'nobody',
  step: 50,
  reads: { traits: client.secret, clientAuth: client.clientAuth, spaces: behaviour.spacesSent },
  mayRead: { token: jwt.shape, url: client.tokenEndpoint },
  run: ({ traits, clientAuth, spaces, token, url }) => {
    if (!sendsSecret(clientAuth)) return pass('the client sends no secret');
    const fault = secretFault(traits, clientAuth);
    if (fault === 'surrounding-whitespace') return warn(`the secret ${SENT_SPACES[spaces]}`);
    if (fault !== undefined) return warn(WORDS[fault]);
    // A secret that got a token is correct, whatever it looks like.
    if (token !== undefined) return pass('the identity provider accepted the secret');
    if (traits.guid && identify([url])?.id === 'entra')
      return warn('the secret is a GUID: in Entra ID that is the id of a secret');
    return traits.base64OfText
      ? warn('the secret decodes from base64 to plain text')
      : pass('the secret has no spaces, quotes or line breaks around it');
  },
});

const WORDS: Readonly<Record<Exclude<SecretFault, 'surrounding-whitespace'>, string>> = {
  commented: 'the secret ends in what reads like a comment',
  placeholder: 'the secret looks like a placeholder',
  'non-ascii': 'the secret has characters outside ASCII',
  'newline-inside': 'the secret has a line break inside',
  quoted: 'the secret has quotes around it',
  'needs-encoding': 'the secret has characters that clients encode differently in a Basic header',
};

const SENT_SPACES: Readonly<Record<SpacesSent, string>> = {
  'at-either-end':
    'begins or ends with a space or a line break; Java cuts that off at both ends, librdkafka only at the beginning',
  'at-the-end': 'ends with a space or a line break, which the client sends',
};
