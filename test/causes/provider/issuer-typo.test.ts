import cause from '../../../src/causes/provider/issuer-typo.ts';
import { brokerRefuses, casebook, provider } from '../../casebook.ts';
import { issuedBy } from '../_worlds.ts';
import { nobodyNamed, op, organization } from './_organization.ts';

casebook(cause, {
  guilty: [
    {
      because: 'one letter is wrong',
      given: [provider({ issuer: 'https://acmee.auth0.com/' }), brokerRefuses()],
    },
    {
      because: "one letter too many in the id of Okta's authorization server",
      given: [
        issuedBy(
          'https://acme.okta.com/oauth2/aus9f8e7d6c5',
          'https://acme.okta.com/oauth2/aus9f8e7d6c5/v1/token',
        ),
        provider({ issuer: 'https://acme.okta.com/oauth2/aus9ff8e7d6c5' }),
        brokerRefuses(),
      ],
    },
    ...[
      ['the slash of a realm is percent-encoded in the token', 'a%2Fb', 'a/b'],
      ['a space is percent-encoded at Confluent', 'a b', 'a%20b'],
      ['the hex digits are of another case', 'a%2fb', 'a%2Fb'],
      ['percent-encoded twice', 'a%2Fb', 'a%252Fb'],
    ].map(([because = '', iss, issuer]) => ({
      because,
      given: [
        issuedBy(`https://sso.acme.example/realms/${iss}`, 'https://sso.acme.example/token'),
        provider({ issuer: `https://sso.acme.example/realms/${issuer}` }),
        brokerRefuses(),
      ],
    })),
    ...[
      'https://acme.auth0.com/.well-known/openid-configuration',
      'https://acme.auth0.com/oauth/token',
      'https://acme.auth0.com/.well-known/jwks.json',
    ].map((issuer) => ({
      because: `the URL of a document for the issuer: ${issuer}`,
      given: [provider({ issuer }), brokerRefuses()],
    })),
    {
      because: 'a blank at the end',
      given: [provider({ issuer: 'https://acme.auth0.com/ ' }), brokerRefuses()],
    },
    {
      because: 'one of two providers nearly has it, and none is named',
      given: [
        organization([
          { ...op, issuer: 'https://acm.auth0.com/' },
          { ...op, id: 'op-b', issuer: 'https://idp.third.example/x' },
        ]),
        nobodyNamed,
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'a trailing slash is another matter',
      given: [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()],
    },
    {
      because: 'another tenant',
      given: [provider({ issuer: 'https://globex.auth0.com/' }), brokerRefuses()],
    },
  ],
});
