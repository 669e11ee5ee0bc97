import { provider } from '../../facts/confluent.ts';
import { jwt } from '../../facts/token.ts';
import { defineQuestion } from '../define.ts';
import { valueIn } from '../expected.ts';
import { onProviderPage } from './_page.ts';

export default defineQuestion({
  id: 'confluent/provider-issuer',
  asks: 'Issuer URI of the identity provider',
  where: onProviderPage('Issuer URI; if it differs: Edit → Issuer URI → Save'),
  input: '--provider-issuer',
  effort: 'page',
  weight: 10,
  clearedBy: ['sts', 'sign-in'],
  settles: [provider.issuer],
  expect: (evidence) => {
    const iss = valueIn(evidence, jwt.iss);
    if (iss === undefined) return [];
    const note = iss.endsWith('/') ? 'with the slash at the end' : 'without a slash at the end';
    return [{ label: 'Issuer URI', value: iss, note }];
  },
  decides: [
    'jwt/iss-trailing-slash',
    ['jwt/iss-v1-v2', 'entra'],
    'provider/issuer-typo',
    ['jwt/iss-okta-org-vs-custom', 'okta'],
    ['jwt/iss-keycloak-auth-prefix', 'keycloak'],
    'jwt/iss-custom-vs-canonical-domain',
    'jwt/iss-other-tenant',
    'config/token-url-wrong-tenant-env',
    'provider/missing',
    'jwt/iss-case',
    ['jwt/iss-cognito-domain-confusion', 'cognito'],
    'jwt/iss-internal-hostname',
    'jwt/iss-missing',
    ['jwt/iss-okta-server-id', 'okta'],
    'jwt/iss-port',
    'jwt/iss-scheme',
    'discovery/issuer-template',
  ],
});
