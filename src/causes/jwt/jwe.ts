import { spoken } from '../../evidence/words.ts';
import { presumeOtherToken } from '../../repair/amend.ts';
import { jwt } from '../../facts/token.ts';
import { unsendableAudience } from '../audience.ts';
import { defineCause } from '../define.ts';
import { askForApi } from './_amend.ts';

/** RFC 7516 section 7.1: five parts. Only the holder of the decryption key can read the claims. */
export default defineCause({
  id: 'jwt/jwe',
  title: 'The token is encrypted (JWE)',
  reads: { shape: jwt.shape },
  mayRead: { unsendable: unsendableAudience },
  recognise: ({ shape, unsendable }) => {
    // Left to `config/audience-impossible` when the client cannot send an audience.
    if (shape.parts !== 5 || unsendable === 'opaque') return null;
    const { alg, enc } = shape.header ?? {};
    return {
      strength: 'shown',
      because:
        'The token has five parts: its claims are encrypted, and Confluent has no key to read them with.',
      rows: [
        {
          label: 'alg and enc in the token',
          value: `${spoken(alg)}, ${spoken(enc)}`,
          source: shape.from,
        },
      ],
      direct: alg === 'dir',
    };
  },
  repair: (evidence) => presumeOtherToken(evidence),
  repaired: 'with a signed token that is not encrypted',
  fix: ({ direct }, evidence) => ({
    summary: direct
      ? 'Ask for a token for an API of your own.'
      : 'Turn off the encryption of access tokens for this API.',
    steps: direct
      ? ['Auth0 encrypts for itself what was asked for without an audience: send the audience of your API.']
      : [
          'Auth0: APIs → your API → JSON Web Encryption: off.',
          'Okta: remove the encryption key from the resource of the authorization server.',
          'PingAM: deselect Encrypt Client-Based Tokens.',
        ],
    commands: direct ? askForApi(evidence) : [],
  }),
});
