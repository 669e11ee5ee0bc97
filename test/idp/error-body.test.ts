import { expect, it } from 'vitest';
import { errorInBody } from '../../src/idp/error-body.ts';

it.each([
  [
    "Apigee's fault",
    {
      fault: {
        faultstring: 'Invalid client identifier',
        detail: { errorcode: 'oauth.v2.InvalidClientIdentifier' },
      },
    },
    { error: 'oauth.v2.InvalidClientIdentifier', description: 'Invalid client identifier' },
  ],
  [
    "Apigee's default answer",
    { ErrorCode: 'invalid_client', Error: 'ClientId is Invalid' },
    { error: 'invalid_client', description: 'ClientId is Invalid' },
  ],
  [
    'a problem of RFC 9457',
    { type: 'about:blank', title: 'Unknown client', status: 400, detail: 'Client orders is not known' },
    { error: '', description: 'Unknown client. Client orders is not known' },
  ],
  [
    'what RFC 6749 names comes first',
    { error: 'invalid_client', error_description: 'No such client', title: 'Error', message: 'x' },
    { error: 'invalid_client', description: 'No such client' },
  ],
])('%s', (_, body, found) => {
  expect(errorInBody(body)).toEqual(found);
});
it('finds none in an answer with a token', () => {
  expect(errorInBody({ access_token: 'x', title: 'Token', detail: 'issued' })).toBeUndefined();
});
