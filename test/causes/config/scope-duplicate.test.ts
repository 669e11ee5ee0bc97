import cause from '../../../src/causes/config/scope-duplicate.ts';
import { casebook, claims, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';

const TWICE = claims({ scope: ['read', 'write', 'read'] });

casebook(cause, {
  guilty: [
    { because: 'the list has a value twice', given: [fromFile({ client: 'java' }), TWICE] },
    { because: 'it is known to be a Java client', given: [client({ client: 'java' }), TWICE] },
    {
      because: 'blanks around a value do not count',
      given: [fromFile({ client: 'java' }), claims({ scope: ['read', ' read'] })],
    },
    {
      because: 'the client looks at another claim',
      given: [
        fromFile({ client: 'java', properties: { 'sasl.oauthbearer.scope.claim.name': 'scp' } }),
        claims({ scp: ['read', 'read'] }),
      ],
    },
  ],
  innocent: [
    {
      because: 'a text is one value, blanks and all',
      given: [fromFile({ client: 'java' }), claims({ scope: 'read write read' })],
    },
    {
      because: 'each value is there once',
      given: [fromFile({ client: 'java' }), claims({ scope: ['read'] })],
    },
    { because: 'librdkafka does not look', given: [fromFile({ client: 'librdkafka' }), TWICE] },
    { because: 'it is not known which client it is', given: [TWICE] },
    {
      because: 'the client looks at another claim',
      given: [
        fromFile({ client: 'java', properties: { 'sasl.oauthbearer.scope.claim.name': 'scp' } }),
        TWICE,
      ],
    },
    {
      because: 'a validator of its own looks at the token',
      given: [
        fromFile({
          client: 'java',
          properties: { 'sasl.oauthbearer.jwt.validator.class': 'com.acme.Validator' },
        }),
        TWICE,
      ],
    },
  ],
});
