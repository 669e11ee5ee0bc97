import {
  HANDLER_PROPERTY,
  isJavaSignIn,
  loginHandlerOf,
  type LoginHandler,
} from '../../clients/java-login.ts';
import { ageOf } from '../../clients/oldest.ts';
import { client } from '../../facts/client.ts';
import { defineCheck, fail, pass, warn, type Outcome } from '../define.ts';

/**
 * Without a handler, Kafka's Java client makes tokens for development by itself (`LoginManager`, to this day); with one
 * that is not on its class path it does not start.
 */
export default defineCheck({
  id: 'config/login-handler-fetches-tokens',
  title: `${HANDLER_PROPERTY} is a class that fetches tokens and that the client has`,
  enforcedBy: 'client',
  step: 17,
  reads: { configured: client.all },
  run: ({ configured }) => {
    const { configuration, clientVersion } = configured;
    if (configuration === undefined) return pass("the configuration did not come from a client's file");
    if (!isJavaSignIn(configured)) return pass('only the Java client has such a setting');
    if (ageOf(configured) === 'without-fetcher') return pass('this client is too old to have one');
    const handler = loginHandlerOf(configuration, configured);
    return SAYS[handler.kind](handler, clientVersion);
  },
});

type Says = (handler: LoginHandler, version: string | undefined) => Outcome;

const SAYS: Readonly<Record<LoginHandler['kind'], Says>> = {
  fetches: () => pass('the handler fetches tokens in this version'),
  own: ({ name }) => pass(`${name ?? 'it'} is not Kafka's own; what it does is not known here`),
  dated: ({ name }, version) =>
    warn(`${name ?? ''} is gone since Kafka 4.0${version === undefined ? '' : `, and this is ${version}`}`),
  absent: ({ name }, version) => fail(`${name ?? ''} is not in Kafka ${version ?? ''}`),
  unknown: ({ name }) => fail(`there is no class ${name ?? ''} in Kafka`),
  'metadata-service': ({ name }) => fail(`${name ?? ''} asks a Metadata Service of Confluent Platform`),
  'server-side': ({ name }) => fail(`${name ?? ''} is the broker's, which checks tokens and gives none`),
  unsecured: ({ name }) =>
    fail(
      name === undefined
        ? 'there is none, and Kafka then makes unsigned tokens by itself'
        : `${name} makes unsigned tokens`,
    ),
};
