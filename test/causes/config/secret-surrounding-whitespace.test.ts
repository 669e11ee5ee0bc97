import { describe, expect, it } from 'vitest';
import cause from '../../../src/causes/config/secret-surrounding-whitespace.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerRefuses, casebook, client, given, provider } from '../../casebook.ts';
import { atOkta, refuses } from '../token/_answers.ts';
import { unauthorized, secret, tried } from './_client.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the client is refused, and asking without it succeeds',
      given: [secret({ surroundingWhitespace: true }), unauthorized, tried('token:secret-trimmed', true)],
    },
    {
      because: 'librdkafka sends what is at the end',
      given: [
        client({ client: 'librdkafka', clientAuth: 'client_secret_basic' }),
        secret({ surroundingWhitespace: true, needsEncoding: true }),
        unauthorized,
        tried('token:secret-trimmed', true),
      ],
    },
    {
      because: 'the client is refused, and nobody asked once more',
      given: [secret({ surroundingWhitespace: true }), unauthorized],
    },
  ],
  innocent: [
    {
      because: 'such a secret got a token',
      given: [secret({ surroundingWhitespace: true })],
    },
    {
      because: 'such a secret got a token, and the broker refuses',
      given: [
        secret({ surroundingWhitespace: true }),
        provider({ issuer: 'https://acme.auth0.com' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'asking without it is refused as well',
      given: [secret({ surroundingWhitespace: true }), unauthorized, tried('token:secret-trimmed', false)],
    },
    {
      because: 'the identity provider names another reason',
      given: [
        secret({ surroundingWhitespace: true }),
        refuses(403, 'access_denied', 'Service not enabled within domain: https://kafka.acme.example'),
      ],
    },
    {
      because: 'the identity provider does not know the client',
      given: [
        atOkta,
        secret({ surroundingWhitespace: true }),
        refuses(401, 'invalid_client', "Invalid value for 'client_id' parameter."),
      ],
    },
    {
      because: 'the client proves itself with a key',
      given: [
        secret({ surroundingWhitespace: true }),
        client({ clientAuth: 'private_key_jwt' }),
        unauthorized,
      ],
    },
    {
      because: 'there are quotation marks as well, which are named',
      given: [secret({ surroundingWhitespace: true, quoted: true }), unauthorized],
    },
  ],
});

describe('the description', () => {
  const wordsFor = (settings: Parameters<typeof client>[0]): string | undefined =>
    diagnose(given(client(settings), secret({ surroundingWhitespace: true }), unauthorized)).rootCauses[0]
      ?.suspect.seen.because;
  it('mentions both ends for an unknown client', () => {
    expect(wordsFor({})).toContain('The client secret begins or ends with a space or a line break, and');
  });
  it('mentions only the end for librdkafka', () => {
    expect(wordsFor({ client: 'librdkafka' })).toContain(
      'The client secret ends with a space or a line break, and',
    );
  });
});
