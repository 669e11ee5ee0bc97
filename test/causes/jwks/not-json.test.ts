import cause from '../../../src/causes/jwks/not-json.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import type { Json } from '../../../src/evidence/json.ts';
import { answers, held, heldUnknown, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    ...(
      [
        [
          'certificates by key id',
          { 'key-1': '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n' },
        ],
        [
          'a discovery document',
          { issuer: 'https://acme.auth0.com/', jwks_uri: 'https://acme.auth0.com/keys' },
        ],
        ['an error', { error: 'not_found' }],
        ['an error of Okta', { errorCode: 'E0000007', errorSummary: 'Not found' }],
        ['keys by key id', { keys: { 'key-1': { kty: 'RSA' } } }],
        ['keys that are texts', { keys: ['key-1'] }],
        ['an array of keys', [{ kty: 'RSA', kid: 'key-1' }]],
        ['a text', 'key-1'],
      ] as readonly (readonly [string, Json])[]
    ).map(([because, json]) => ({
      because,
      given: [answers(json), held('key-0'), signatureIs('no-such-key'), brokerRefuses()],
    })),
    {
      because: 'PEM text',
      given: [
        answers(undefined, { form: 'pem', mediaType: 'application/x-pem-file' }),
        held('key-0'),
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
    {
      because: 'a web page',
      given: [answers(undefined), held('key-0'), signatureIs('no-such-key'), brokerRefuses()],
    },
    {
      because: 'a web page, and what Confluent holds is not known',
      given: [answers(undefined), heldUnknown, signatureIs('no-such-key'), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'Confluent holds the key all the same',
      given: [answers(undefined), signatureIs('no-such-key')],
    },
    { because: 'the JWKS is in order', given: [held('key-0'), brokerRefuses()] },
  ],
});
