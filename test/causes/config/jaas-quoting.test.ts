import cause from '../../../src/causes/config/jaas-quoting.ts';
import { casebook } from '../../casebook.ts';
import { fromFile, reads } from '../../configuration.ts';
import { extensions, noAnswer } from './_client.ts';

const broken = (what: string) =>
  fromFile({ client: 'java', oddities: [{ kind: 'jaas', subject: 'sasl.jaas.config', what }] });

casebook(cause, {
  guilty: [
    {
      because: 'there is no semicolon at the end',
      given: [broken('does not end with a semicolon'), noAnswer],
    },
    {
      because: 'a quote is not closed, and what follows it is lost: the extensions',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'jaas:extension_logicalCluster': undefined,
            'jaas:extension_identityPoolId': undefined,
          },
          oddities: [{ kind: 'jaas', subject: 'sasl.jaas.config', what: 'has a quote that is not closed' }],
        }),
        extensions({}),
        noAnswer,
      ],
    },
    {
      because: 'the string is empty, and everything with it',
      given: [
        fromFile({
          client: 'java',
          properties: {
            'jaas:loginModule': undefined,
            'jaas:clientId': undefined,
            'jaas:clientSecret': undefined,
            'jaas:extension_logicalCluster': undefined,
            'jaas:extension_identityPoolId': undefined,
          },
          oddities: [{ kind: 'jaas', subject: 'sasl.jaas.config', what: 'is empty' }],
        }),
        extensions({}),
        reads({ clientId: undefined, clientSecret: undefined }),
        noAnswer,
      ],
    },
  ],
  innocent: [
    {
      because: 'the string keeps to the grammar',
      given: [fromFile({ client: 'java' })],
    },
    {
      because: 'there is no file',
      given: [],
    },
    {
      because: 'something else is odd in the file',
      given: [fromFile({ client: 'java', oddities: [{ kind: 'given-twice', subject: 'sasl.mechanism' }] })],
    },
  ],
});
