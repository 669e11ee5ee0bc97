import cause from '../../../src/causes/config/secret-env-truncated.ts';
import { expect, it } from 'vitest';
import { casebook } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { client, given } from '../../given.ts';
import { noAnswer, secret, unauthorized } from './_client.ts';

const lost = (kind: 'comment-cut' | 'variable-taken' | 'escape-taken', subject = 'CLIENT_SECRET') =>
  fromFile({ client: 'librdkafka', oddities: [{ kind, subject }] });

casebook(cause, {
  guilty: [
    {
      because: 'the secret ends at a #, and the client is refused',
      given: [lost('comment-cut'), unauthorized],
    },
    {
      because: 'a $ of the secret is taken for a variable, and the client is refused',
      given: [lost('variable-taken'), unauthorized],
    },
    {
      because: 'the secret begins with a #, and nothing is left of it',
      given: [lost('comment-cut'), secret({ empty: true }), noAnswer],
    },
  ],
  noticed: [{ because: 'nobody was asked for a token', given: [lost('comment-cut'), noAnswer] }],
  innocent: [
    { because: 'what is left of it got a token', given: [lost('comment-cut')] },
    { because: 'a backslash is taken', given: [lost('escape-taken'), unauthorized] },
    {
      because: 'it is the secret of the Cloud API key that is cut',
      given: [lost('comment-cut', 'CONFLUENT_CLOUD_API_SECRET'), unauthorized],
    },
    { because: 'there is no file', given: [unauthorized] },
  ],
});

it.each([
  ['env-file', /single quotes/],
  ['docker-compose', /Write \$\$ for each \$/],
])('is fixed in the notation of its file: %s', (formatId, summary) => {
  const seen = given(lost('variable-taken'), unauthorized);
  const { configuration } = seen.client;
  const inFormat = client({ configuration: { ...configuration!, formatId } })(seen);
  expect(cause.suspect(inFormat)?.fix.summary).toMatch(summary);
});
