import { presumeSignature } from '../../repair/amend.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';
import { withoutBlemishes } from './_amend.ts';

/** RFC 7515 section 2: the parts of a JWS are base64url without padding, and the signature covers them as written. */
export default defineCause({
  id: 'jwt/padding-or-std-base64',
  title: 'The token is written in standard base64 instead of base64url',
  reads: { shape: jwt.shape },
  recognise: ({ shape }) => {
    const padded = shape.blemishes.includes('padding');
    const standard = shape.blemishes.includes('standard-base64');
    if (!padded && !standard) return null;
    return {
      strength: 'shown',
      because: `The parts of the token have ${[padded ? 'padding (=)' : '', standard ? 'the characters + or /' : ''].filter(Boolean).join(' and ')}, where a JWT has base64url without padding.`,
    };
  },
  repair: (evidence) => presumeSignature(withoutBlemishes(evidence, ['padding', 'standard-base64'])),
  repaired: 'with the parts of the token in base64url',
  fix: () => ({
    summary: 'Make the program that creates or carries the token write base64url without padding.',
    steps: [
      'Home-made issuer: encode header, claims and signature with base64url, no padding, before signing.',
      'Otherwise look for what re-encodes the token on its way: a gateway, a template, a secret store.',
    ],
    commands: [],
  }),
});
