import { pool } from '../../facts/confluent.ts';
import { defineQuestion } from '../define.ts';
import { claimsForFilter } from '../expected.ts';
import { onPoolPage } from './_page.ts';

export default defineQuestion({
  id: 'confluent/pool-filter',
  asks: 'Filter of the identity pool',
  where: onPoolPage('Filter; if it asks for another value: Edit → Filter → Save'),
  input: '--pool-filter',
  effort: 'page',
  weight: 8,
  clearedBy: ['sts'],
  settles: [pool.filter],
  expect: claimsForFilter,
  decides: [
    'pool/filter-false',
    'jwt/aud-wrong',
    'jwt/aud-trailing-slash',
    'jwt/aud-missing',
    'jwt/client-claim-name',
    'pool/filter-no-such-key',
    'pool/filter-type',
    'pool/filter-syntax',
    'pool/filter-case',
    'pool/filter-quote-smart',
    'pool/filter-iss-stale',
    ['jwt/iss-v1-v2', 'entra'],
    'jwt/scp-vs-scope',
    ['jwt/groups-overage', 'entra'],
    ['jwt/roles-missing', 'entra'],
    ['jwt/aud-uri-vs-guid', 'entra'],
    ['jwt/profile-switched', 'auth0'],
    'pool/filter-substring-trap',
    'pool/filter-lacks-sub-aud',
    'pool/filter-always-true',
    'jwt/user-token-sent',
    ['jwt/graph-token', 'entra'],
    ['jwt/mgmt-api-token', 'auth0'],
  ],
});
