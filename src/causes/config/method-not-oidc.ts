import { ownFile } from '../../clients/facts.ts';
import { isCommented } from '../../clients/comments.ts';
import { METHOD_PROPERTY } from '../../clients/librdkafka-login.ts';
import { propertyNamed, sourceOfAbsent } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { writeProperty } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { rowOf, withProperties } from './_file.ts';

/** librdkafka's default is `default`: the token must come from a callback of the application. */
export default defineCause({
  id: 'config/method-not-oidc',
  title: 'librdkafka does not fetch a token: sasl.oauthbearer.method is not oidc',
  reads: { file: client.file, login: ownFile.librdkafkaLogin },
  mayRead: { comments: ownFile.comments },
  recognise: ({ file, login, comments }) => {
    if (login !== 'forgotten' && login !== 'no-such-method') return null;
    if (isCommented(comments, METHOD_PROPERTY)) return null;
    const method = propertyNamed(file, METHOD_PROPERTY);
    return {
      strength: 'shown',
      because:
        login === 'no-such-method'
          ? `${METHOD_PROPERTY} is ${method?.value ?? ''}; librdkafka accepts only default and oidc, and does not start.`
          : `${METHOD_PROPERTY} is ${method === undefined ? 'not set' : 'default'}: librdkafka waits for a callback of the application, and uses none of the OAuth settings in this file.`,
      rows: [
        method === undefined
          ? {
              label: METHOD_PROPERTY,
              value: '(not set)',
              source: sourceOfAbsent({ configuration: file }, 'tokenEndpoint', 'saslMechanism'),
            }
          : rowOf(file, method),
      ],
    };
  },
  repair: (evidence) => withProperties(evidence, { [METHOD_PROPERTY]: 'oidc' }),
  repaired: `with ${METHOD_PROPERTY}=oidc`,
  fix: (_, { client: configured }) => ({
    summary: `Set ${METHOD_PROPERTY} to oidc.`,
    steps: [
      'If your application has its own token callback, pass the extensions there: librdkafka then does not read them from the file.',
    ],
    commands: [writeProperty(configured, METHOD_PROPERTY, 'oidc')],
  }),
  edits: () => [{ edit: 'set', of: { property: METHOD_PROPERTY }, to: 'oidc' }],
});
