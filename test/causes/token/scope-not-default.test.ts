import cause from '../../../src/causes/token/scope-not-default.ts';
import { casebook, client, given } from '../../casebook.ts';
import { describe, expect, it } from 'vitest';
import { aadsts, atEntra } from './_answers.ts';

const TEXT =
  'The provided value for scope api://kafka/read is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).';
const asksRead = client({ scope: 'api://kafka/read' });

casebook(cause, {
  guilty: [
    { because: 'Entra ID explains it', given: [atEntra, asksRead, aadsts(1002012, 'invalid_scope', TEXT)] },
    {
      because: 'the older number for a scope that is no /.default',
      given: [
        atEntra,
        asksRead,
        aadsts(70011, 'invalid_scope', 'The provided value for the input parameter scope is not valid.'),
      ],
    },
    {
      because: 'two resources at once',
      given: [
        atEntra,
        client({ scope: 'api://a/.default api://b/.default' }),
        aadsts(
          700022,
          'invalid_request',
          'The provided value for the input parameter scope contains more than one resource.',
        ),
      ],
    },
  ],
  innocent: [
    { because: 'a token came', given: [atEntra] },
    {
      because: 'the scope ends in /.default and the API is not there',
      given: [
        atEntra,
        aadsts(500011, 'invalid_resource', 'The resource principal named api://kafka was not found.'),
      ],
    },
  ],
});

describe('the fix for a scope', () => {
  it.each([
    ['api://kafka/read', 'api://kafka/.default'],
    ['api://kafka', 'api://kafka/.default'],
    ['api://a/.default api://b/.default', 'api://a/.default'],
    ['kafka', 'api://$API_APP_ID/.default'],
  ])('%s becomes %s', (scope, corrected) => {
    const suspect = cause.suspect(given(atEntra, client({ scope }), aadsts(1002012, 'invalid_scope', TEXT)));
    expect(suspect?.fix.commands[0]?.text.toString()).toBe(`sasl.oauthbearer.scope=${corrected}`);
  });
});
