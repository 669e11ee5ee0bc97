import { valueOr, variable } from '../../commands/value.ts';
import { ownFile } from '../../clients/facts.ts';
import { presumeOtherToken } from '../../repair/amend.ts';
import { HANDLER_PROPERTY, loginHandlerOf } from '../../clients/java-login.ts';
import { JAVA_SETTINGS } from '../../clients/java-properties.ts';
import { LIBRDKAFKA_SETTINGS } from '../../clients/librdkafka-properties.ts';
import { missingFrom } from '../../clients/setting-names.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';
import { rowOf, setLine, shownName, withoutProperties, withProperties } from './_file.ts';
import { jaasLine } from './_jaas.ts';
import { withNeeded } from './_needed.ts';
import { UNSECURE_JWT } from '../../clients/unsecured-tokens.ts';

/**
 * KIP-255: unsecured JSON web tokens, which Kafka's documentation allows only in development (RFC 8725 section 3.1).
 */
export default defineCause({
  id: 'config/unsecured-token-sent',
  title: 'The client makes an unsigned token itself instead of asking the identity provider',
  reads: { file: client.file, option: ownFile.unsecuredTokens },
  recognise: ({ file, option }) => {
    if (option === undefined) return null;
    return {
      strength: 'shown',
      because: `${shownName(option.name)} makes the client sign in with a token of its own with alg none, which Confluent Cloud refuses.`,
      rows: [rowOf(file, option)],
    };
  },
  repair: (evidence) => {
    const { client: configured } = evidence;
    const fetching =
      configured.client === 'librdkafka'
        ? withProperties(evidence, { 'sasl.oauthbearer.method': 'oidc' })
        : withProperties(evidence, { [HANDLER_PROPERTY]: handlerFor(evidence) });
    const repaired = withoutProperties(
      fetching,
      UNSECURE_JWT,
      ...(configured.configuration?.properties ?? [])
        .map(({ name }) => name)
        .filter((name) => name.startsWith('jaas:unsecuredLogin')),
    );
    // A client that creates its own tokens lacks the settings to fetch one.
    const complete = withNeeded(repaired, missingFrom(repaired.client));
    // The observed token is such a token.
    const { jwt } = evidence.token;
    return jwt.status === 'observed' && jwt.value.unsigned ? presumeOtherToken(complete) : complete;
  },
  repaired: 'with the token fetcher in place of the token of its own',
  fix: (_, evidence) => {
    const { client: configured } = evidence;
    const url = valueOr(configured.tokenEndpoint, 'TOKEN_ENDPOINT');
    return configured.client === 'librdkafka'
      ? {
          summary: `Take ${UNSECURE_JWT} out, and let the client fetch its token.`,
          steps: [`${UNSECURE_JWT} and sasl.oauthbearer.method=oidc exclude each other.`],
          commands: [
            setLine(configured, 'sasl.oauthbearer.method', 'oidc'),
            setLine(configured, LIBRDKAFKA_SETTINGS.tokenEndpoint.read[0], url),
            ...(configured.clientId === undefined
              ? [
                  setLine(configured, LIBRDKAFKA_SETTINGS.clientId.fix, variable('CLIENT_ID')),
                  setLine(configured, LIBRDKAFKA_SETTINGS.clientSecret.fix, variable('CLIENT_SECRET')),
                ]
              : []),
          ],
        }
      : {
          summary: `Set ${HANDLER_PROPERTY}, and take the options that begin with unsecuredLogin out of sasl.jaas.config.`,
          steps: ['The JAAS string then has clientId and clientSecret in their place.'],
          commands: [
            setLine(configured, HANDLER_PROPERTY, handlerFor(evidence)),
            setLine(configured, JAVA_SETTINGS.tokenEndpoint.read[0], url),
            ...jaasLine(configured),
          ],
        };
  },
});

const handlerFor = ({ client: configured }: Evidence): string =>
  configured.configuration === undefined ? '' : loginHandlerOf(configured.configuration, configured).instead;
