import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/config/audience-impossible.ts';
import { casebook, client, type Change } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { observed } from '../../../src/evidence/observation.ts';
import { refuses } from '../token/_answers.ts';
import { given, jwt, NOW } from '../../given.ts';
import { unset } from './_client.ts';

const WANTS_ONE = refuses(
  403,
  'access_denied',
  'No audience parameter was provided, and no default audience has been configured',
);
/** The token fetchers of Java and librdkafka send these. */
const asTheyDo: Change = (e) => ({
  ...e,
  token: {
    ...e.token,
    answer:
      e.token.answer.status === 'observed'
        ? observed({ ...e.token.answer.value, sent: ['grant_type', 'scope'] }, 'token endpoint', NOW)
        : e.token.answer,
  },
});
const opaque: Change = jwt(({ header: _, claims: __, ...rest }) => ({ ...rest, parts: 1 }));
const noSignIn: Change = (e) => ({
  ...e,
  broker: { ...e.broker, authenticate: { status: 'missing', because: 'the token is opaque' } },
});
const java = [fromFile({ client: 'java' }), unset('audience')];
const librdkafka = [fromFile({ client: 'librdkafka' }), unset('audience')];

casebook(cause, {
  guilty: [
    { because: 'Auth0 wants one, and the Java client cannot send it', given: [...java, WANTS_ONE, asTheyDo] },
    { because: 'nor can librdkafka', given: [...librdkafka, WANTS_ONE, asTheyDo] },
    {
      because: 'one is configured, and never sent',
      given: [client({ client: 'librdkafka' }), WANTS_ONE, asTheyDo],
    },
    {
      because: 'without one Auth0 gives an opaque token',
      given: [...java, opaque, asTheyDo, noSignIn],
    },
  ],
  noticed: [
    {
      because: 'one is configured, never sent, and not missed',
      given: [client({ client: 'java' }), asTheyDo],
    },
  ],
  innocent: [
    { because: 'it is not known which client it is', given: [unset('audience'), WANTS_ONE, asTheyDo] },
    {
      because: 'kafkajs leaves the request to the application',
      given: [client({ client: 'kafkajs' }), unset('audience'), WANTS_ONE, asTheyDo],
    },
    {
      because: 'a class of its own fetches the token',
      given: [
        fromFile({
          client: 'java',
          properties: { 'sasl.login.callback.handler.class': 'com.acme.kafka.TokenHandler' },
        }),
        unset('audience'),
        WANTS_ONE,
        asTheyDo,
      ],
    },
    {
      because: 'librdkafka sends one behind the scope',
      given: [...librdkafka, client({ scope: 'kafka&audience=api' }), opaque, asTheyDo, noSignIn],
    },
    { because: 'the tenant has a default audience', given: [...java, asTheyDo] },
    {
      because: 'the audience is refused for another reason',
      given: [...java, refuses(403, 'access_denied', 'Service not enabled within domain: x'), asTheyDo],
    },
  ],
});

describe('its fix', () => {
  const fixFor = (...changes: readonly Change[]) =>
    cause.suspect(given(client({ client: 'java' }), asTheyDo, ...changes))?.fix;

  it('mentions Auth0 when Auth0 issues the tokens', () => {
    expect(fixFor()?.steps.join()).toContain('Auth0 Dashboard');
    expect(fixFor()?.commands.map(({ kind }) => kind)).toContain('idp');
  });

  it('does not mention it for another identity provider', () => {
    const elsewhere = fixFor(client({ tokenEndpoint: 'https://acme.okta.com/oauth2/aus1/v1/token' }));
    expect(JSON.stringify(elsewhere)).not.toContain('auth0');
    expect(elsewhere?.steps.join()).toContain('at the identity provider');
  });
});
