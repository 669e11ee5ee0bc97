import { ownFile } from '../../clients/facts.ts';
import { HANDLER_PROPERTY, type LoginHandler } from '../../clients/java-login.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass, warn, type Outcome } from '../define.ts';

/**
 * Without a handler, Kafka's Java client creates development tokens itself (`LoginManager`, in all versions so far);
 * with one that is not on its class path it does not start.
 */
export default defineCheck({
  id: 'config/login-handler-fetches-tokens',
  title: `${HANDLER_PROPERTY} is a class that fetches tokens and that the client has`,
  enforcedBy: 'client',
  step: 17,
  reads: { handler: ownFile.loginHandler, version: client.version },
  run: ({ handler, version }) =>
    handler === undefined
      ? pass('this client has no login callback handler that fetches tokens')
      : SAYS[handler.kind](handler, version),
});

type Says = (handler: LoginHandler, version: string | undefined) => Outcome;

const SAYS: Readonly<Record<LoginHandler['kind'], Says>> = {
  fetches: () => pass('the handler fetches tokens in this version'),
  own: ({ name, notIn }) =>
    notIn === undefined
      ? pass(`${name ?? 'it'} is not Kafka's own; what it does is not known here`)
      : warn(`${name ?? ''} is in Confluent's kafka-client-plugins, which ${notIn} comes without`),
  dated: ({ name }, version) =>
    warn(`${name ?? ''} is gone since Kafka 4.0${version === undefined ? '' : `, and this is ${version}`}`),
  absent: ({ name }, version) => fail(`${name ?? ''} is not in Kafka ${version ?? ''}`),
  unshaded: ({ name }) =>
    fail(`${name ?? ''} is for Kafka's own client; the login module belongs to a platform's`),
  unknown: ({ name }) => fail(`there is no class ${name ?? ''} in Kafka`),
  'metadata-service': ({ name }) => fail(`${name ?? ''} asks a Metadata Service of Confluent Platform`),
  'server-side': ({ name }) =>
    fail(`${name ?? ''} is for brokers: it validates tokens and does not fetch any`),
  unsecured: ({ name }) =>
    fail(
      name === undefined
        ? 'none is set, so Kafka makes unsigned tokens by itself'
        : `${name} makes unsigned tokens`,
    ),
};
