import { provider } from '../../facts/confluent.ts';
import { jwt } from '../../facts/token.ts';
import { defineQuestion } from '../define.ts';
import { valueIn } from '../expected.ts';
import { onProviderPage } from './_page.ts';

export default defineQuestion({
  id: 'confluent/provider-keys',
  asks: 'Key ids that Confluent has',
  where: onProviderPage(
    'Keys; if the key id is not there, or the page shows no keys: Edit → Refresh JWKS keys',
  ),
  input: '--provider-keys',
  effort: 'page',
  weight: 9,
  clearedBy: ['sts', 'sign-in'],
  settles: [provider.keys],
  expect: (evidence) => {
    const kid = valueIn(evidence, jwt.kid);
    return kid === undefined ? [] : [{ label: 'one of the keys', value: kid, note: 'else refresh the keys' }];
  },
  decides: [
    'jwks/kid-not-in-confluent-cache',
    'jwks/double-rotation',
    'jwks/cdn-stale',
    'jwks/kid-not-in-jwks',
    'jwks/kid-reused-new-key',
    'jwks/kid-dropped-too-early',
    'jwks/wrong-keyset-atm',
    ['jwks/okta-pinned-client-key', 'okta'],
    ['jwks/entra-appid-key', 'entra'],
    'jwks/too-many-keys',
    'jwks/unreachable-from-confluent',
    'jwt/kid-missing',
  ],
});
