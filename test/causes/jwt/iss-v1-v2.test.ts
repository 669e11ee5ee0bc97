import cause from '../../../src/causes/jwt/iss-v1-v2.ts';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Json } from '../../../src/evidence/json.ts';
import {
  brokerRefuses,
  casebook,
  claims,
  client,
  given,
  pool,
  provider,
  type Change,
} from '../../casebook.ts';
import { discoveryUnasked, issuedBy } from '../_worlds.ts';

const TENANT = '8b87af7d-8647-4dc7-8df4-5f69a2011bb5';
const API = '5c9e1d0a-3b7e-4a55-9f6f-0a1b2c3d4e5f';
const APP = 'c3a1f7d2-1111-4222-8333-944455556666';
const V1 = `https://sts.windows.net/${TENANT}/`;
const V2 = `https://login.microsoftonline.com/${TENANT}/v2.0`;

type Claims = Readonly<Record<string, Json | undefined>>;
const token = (more: Claims): Change =>
  claims({ gty: undefined, azp: undefined, tid: TENANT, oid: APP, sub: APP, roles: ['read'], ...more });
const v1Token = (more: Claims = {}): Change =>
  token({ iss: V1, ver: '1.0', appid: APP, appidacr: '1', aud: `api://${API}`, ...more });
const v2Token = (more: Claims = {}): Change =>
  token({ iss: V2, ver: '2.0', azp: APP, azpacr: '1', aud: API, ...more });
/** The tenant, with the provider and the filter registered in Confluent. */
const registered = (issuer: string, filter: string): readonly Change[] => [
  issuedBy(V2, `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`),
  provider({ issuer }),
  pool({ filter }),
];

casebook(cause, {
  guilty: [
    {
      because: 'provider and filter expect v2.0 tokens: the filter is a symptom',
      given: [
        ...registered(V2, `claims.azp == "${APP}" && claims.aud == "${API}"`),
        v1Token(),
        brokerRefuses(),
      ],
    },
    {
      because: 'the filter asks for the version itself',
      given: [...registered(V2, 'claims.ver == "2.0"'), v1Token(), brokerRefuses()],
    },
    {
      because: 'the filter wants an app id as audience, and the v1.0 token has a name that does not tell it',
      given: [
        ...registered(V2, `claims.azp == "${APP}" && claims.aud == "${API}"`),
        v1Token({ aud: 'api://kafka' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the identity of the pool is a claim of v2.0 tokens',
      given: [
        ...registered(V2, `claims.aud == "${API}"`),
        pool({ identityClaim: 'claims.azp' }),
        v1Token(),
        brokerRefuses(),
      ],
    },
    {
      because: "a user's name is preferred_username in v2.0 tokens, and upn in v1.0",
      given: [
        ...registered(V2, 'claims.preferred_username == "ada@acme.example"'),
        v1Token({ upn: 'ada@acme.example', unique_name: 'ada@acme.example' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the reverse: provider and filter expect v1.0 tokens',
      given: [
        ...registered(V1, `claims.appid == "${APP}" && claims.aud == "api://${API}"`),
        client({ scope: `api://${API}/.default` }),
        v2Token(),
        brokerRefuses(),
      ],
    },
    {
      because: 'the reverse, with a scope that is not known',
      given: [
        ...registered(V1, `claims.appid == "${APP}" && claims.aud == "api://${API}"`),
        v2Token(),
        brokerRefuses(),
      ],
    },
    {
      because: 'only the issuer was registered for v2.0, and the filter is about v1.0 tokens',
      given: [...registered(V2, `claims.appid == "${APP}"`), v1Token(), brokerRefuses()],
    },
    {
      because: 'the filter has the audience of v1.0 tokens',
      given: [
        ...registered(V2, `claims.aud == "api://kafka"`),
        v1Token({ aud: 'api://kafka' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the API hands out v1.0 tokens and the v2.0 issuer is registered',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        claims({ iss: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/', ver: '1.0' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the same, with no document at hand',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        discoveryUnasked,
        claims({ iss: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the v1.0 issuer is registered and the token is v2.0',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        provider({ issuer: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'the v1.0 issuer was registered without its slash',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        provider({ issuer: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    {
      because: 'a v1.0 token from the v2.0 endpoint, registered as v1.0',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        claims({ iss: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/' }),
        provider({ issuer: 'https://sts.windows.net/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/' }),
      ],
    },
    {
      because: 'another tenant of Entra ID',
      given: [
        issuedBy(
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/v2.0',
          'https://login.microsoftonline.com/8b87af7d-8647-4dc7-8df4-5f69a2011bb5/oauth2/v2.0/token',
        ),
        provider({ issuer: 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0' }),
        brokerRefuses(),
      ],
    },
  ],
});

describe('which of the two versions is kept', () => {
  const summaryOf = (...changes: readonly Change[]): string => {
    const { rootCauses } = diagnose(given(...changes, brokerRefuses()));
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual(['jwt/iss-v1-v2']);
    return rootCauses[0]!.suspect.fix.summary;
  };

  it.each([
    ['v2.0 tokens for provider and filter of v2.0', V2, `claims.azp == "${APP}"`, v1Token(), /Version to 2/],
    [
      'v1.0 tokens for provider and filter of v1.0',
      V1,
      `claims.appid == "${APP}"`,
      v2Token(),
      /Version to 1/,
    ],
    [
      'another issuer where the filter suits the token: v1.0',
      V2,
      `claims.appid == "${APP}"`,
      v1Token(),
      /issuer/i,
    ],
    [
      'another issuer where the filter suits the token: v2.0',
      V1,
      `claims.azp == "${APP}"`,
      v2Token(),
      /issuer/i,
    ],
  ])('%s', (_what, issuer, filter, sent, summary) => {
    expect(summaryOf(...registered(issuer, filter), sent)).toMatch(summary);
  });

  it('leaves a condition that neither version meets to its own cause', () => {
    const { rootCauses } = diagnose(
      given(
        ...registered(V2, `claims.azp == "${APP}" && claims.tid == "another tenant"`),
        v1Token(),
        brokerRefuses(),
      ),
    );
    expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual(['jwt/iss-v1-v2', 'pool/filter-false']);
  });
});
