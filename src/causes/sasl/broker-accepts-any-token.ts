import { settings } from '../../commands/other-text.ts';
import { variable } from '../../commands/value.ts';
import { parseBootstrap } from '../../evidence/authority.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { invalidity } from '../../idp/token-validity.ts';
import { presumeSignIn } from '../../repair/amend.ts';
import { isConfluentHost } from '../../spelling/confluent-names.ts';
import { defineCause } from '../define.ts';

/** A security finding, not a sign-in problem: this client can sign in, and so can anyone else. */
export default defineCause({
  id: 'sasl/broker-accepts-any-token',
  title: 'The broker accepts invalid tokens: anyone may sign in',
  reads: { answer: broker.authenticate, servers: client.bootstrapServers, invalidity },
  recognise: ({ answer, servers, invalidity: why }) =>
    why === undefined ||
    !answer.accepted ||
    servers.some((server) => isConfluentHost(parseBootstrap(server)?.host ?? ''))
      ? null
      : {
          strength: 'shown',
          role: 'advice',
          because: `The broker let the client in with this token, although ${why}. It does not validate tokens, so a token that anyone makes up is as good.`,
          rows: [{ label: 'what is wrong with the token', value: why, source: 'the token' }],
        },
  repair: presumeSignIn,
  repaired: 'with a broker that validates tokens',
  fix: () => ({
    summary: 'Configure the broker to validate tokens: signature, issuer and audience.',
    steps: [
      'Set these properties for the SASL/OAUTHBEARER listener of every broker, then restart the brokers one by one.',
      'Until then, close the listener to networks that you do not trust.',
    ],
    commands: [
      {
        kind: 'broker-config',
        text: settings`sasl.oauthbearer.jwks.endpoint.url=${variable('JWKS_URI')}\nsasl.oauthbearer.expected.issuer=${variable('ISSUER')}\nsasl.oauthbearer.expected.audience=${variable('AUDIENCE')}`,
      },
    ],
  }),
});
