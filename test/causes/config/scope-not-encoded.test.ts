import cause from '../../../src/causes/config/scope-not-encoded.ts';
import { casebook, client } from '../../casebook.ts';
import { refuses } from '../token/_answers.ts';
import { fromFile } from '../../configuration.ts';
import { offline, tried, unauthorized } from './_client.ts';

const unknownScope = refuses(400, 'invalid_scope', 'unknown scope');
const librdkafka = [fromFile({ client: 'librdkafka' }), client({ scope: 'orders+read' })];
const java = (version: string | undefined, headerUrlencode?: boolean) => [
  fromFile({ client: 'java', ...(version === undefined ? {} : { version }) }),
  client({ scope: 'orders+read', ...(headerUrlencode === undefined ? {} : { headerUrlencode }) }),
];

casebook(cause, {
  guilty: [
    { because: 'librdkafka sends + as it stands, which is a blank', given: [...librdkafka, unknownScope] },
    {
      because: 'the encoded scope got a token',
      given: [...librdkafka, unknownScope, tried('token:scope-encoded', true)],
    },
    {
      because: 'what follows & is another parameter',
      given: [
        fromFile({ client: 'librdkafka' }),
        client({ scope: 'r&d' }),
        refuses(400, 'invalid_request', 'unknown parameter d'),
      ],
    },
    {
      because: 'the Java client sends it so since 4.1',
      given: [...java('4.1.0'), unknownScope],
    },
  ],
  noticed: [{ because: 'nobody was asked', given: [...librdkafka, offline] }],
  innocent: [
    { because: 'it got a token all the same', given: librdkafka },
    { because: 'the Java client before 4.1 encodes', given: [...java('3.9.0'), unknownScope] },
    { because: 'the Java client is told to encode', given: [...java('4.1.0', true), unknownScope] },
    { because: 'the client is refused', given: [...librdkafka, unauthorized] },
    {
      because: 'the scope is percent-encoded already',
      given: [fromFile({ client: 'librdkafka' }), client({ scope: 'orders%2Bread' }), unknownScope],
    },
    {
      because: 'the parameter behind the scope is meant',
      given: [fromFile({ client: 'librdkafka' }), client({ scope: 'kafka&audience=api' }), unknownScope],
    },
    {
      because: 'an ordinary scope needs no encoding',
      given: [fromFile({ client: 'librdkafka' }), client({ scope: 'api://kafka/.default' }), unknownScope],
    },
    {
      because: 'it is not known which client it is',
      given: [client({ scope: 'orders+read' }), unknownScope],
    },
    {
      because: 'the encoded scope is refused as well',
      given: [...librdkafka, unknownScope, tried('token:scope-encoded', false)],
    },
  ],
});
