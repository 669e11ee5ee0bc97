import { spoken } from '../../evidence/words.ts';
import { amendHeader, presumeSignature } from '../../repair/amend.ts';
import { jwks } from '../../facts/jwks.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';
import { signedWithPublishedKey } from './_amend.ts';

/** RFC 7515 section 4.1.4. With one key there is no choice; with several, a verifier need not try them all. */
export default defineCause({
  id: 'jwt/kid-missing',
  title: 'The token does not say which of several keys it is signed with (kid)',
  reads: { kid: jwt.kid, alg: jwt.alg, claims: jwt.claims, keys: jwks.live },
  recognise: ({ kid, alg, keys }) => {
    if (kid !== undefined || alg === undefined || /^(?:HS\d+|none)$/i.test(alg)) return null;
    const signing = keys.filter((key) => key['use'] !== 'enc' && key['kty'] !== 'oct');
    if (signing.length <= 1) return null;
    return {
      strength: 'shown',
      because: `The header of the token has no kid, and ${signing.length} keys are published to choose from.`,
      rows: [
        {
          label: 'kids published',
          value: signing.map((key) => spoken(key['kid'])).join(', '),
          source: 'JWKS',
        },
      ],
      alg,
    };
  },
  repair: (evidence, { alg }) => presumeSignature(amendHeader(signedWithPublishedKey(evidence), { alg })),
  repaired: 'with the kid of a published key in the header',
  fix: () => ({
    summary: 'Let the identity provider write kid into the header of its tokens.',
    steps: [
      'PingFederate: the access token manager → Include Key ID Header Parameter.',
      'Home-made issuer: set the protected header kid to the one that the JWKS has for the key.',
    ],
    commands: [],
  }),
});
