import { provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { defineQuestion } from '../define.ts';
import { valueIn } from '../expected.ts';
import { onProviderPage } from './_page.ts';

export default defineQuestion({
  id: 'confluent/provider-jwks-uri',
  asks: 'JWKS URI of the identity provider',
  where: onProviderPage('JWKS URI; if it differs: Edit → JWKS URI → Save'),
  input: '--provider-jwks-uri',
  effort: 'page',
  weight: 5,
  clearedBy: ['sts', 'sign-in'],
  settles: [provider.jwksUri],
  expect: (evidence) => {
    const uri = valueIn(evidence, discovery.jwksUri);
    return uri === undefined ? [] : [{ label: 'JWKS URI', value: uri }];
  },
  decides: [
    'provider/jwks-uri-wrong',
    'provider/jwks-of-other-issuer',
    ['jwks/okta-org-keys', 'okta'],
    'jwks/not-json',
    'jwks/http-error',
    'jwks/empty-keys',
    'jwks/unreachable-from-confluent',
    'jwks/geo-or-bot-block',
    'jwks/*',
  ],
});
