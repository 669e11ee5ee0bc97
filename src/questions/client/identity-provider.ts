import { discovery } from '../../facts/discovery.ts';
import { jwks } from '../../facts/jwks.ts';
import { defineQuestion } from '../define.ts';

export default defineQuestion({
  id: 'client/identity-provider',
  asks: "The identity provider's discovery document and published keys",
  where: () => 'a run without --offline; --discovery-url URL if the issuer does not say where they are',
  input: '--discovery-url',
  effort: 'file',
  weight: 4,
  settles: [discovery.document, jwks.live],
  decides: [
    'discovery/*',
    'jwks/*',
    'network/*',
    'clock/*',
    'token/*',
    'jwt/signature-invalid',
    'jwt/*',
    'provider/*',
  ],
});
