import { isSignInByCode } from '../clients/sign-in-by-code.ts';
import { knownHandler } from '../clients/login-handlers.ts';
import { HANDLER_PROPERTY, isLoginOfOthers } from '../clients/java-login.ts';
import { librdkafkaLoginIn, metadataServiceIn } from '../clients/librdkafka-login.ts';
import { otherSignInOf, SIGNS_IN } from '../clients/other-sign-in.ts';
import { sendsNoSecret } from '../clients/setting-names.ts';
import type { FromFile } from '../client-files/client-file.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../evidence/configuration.ts';
import type { SettingKey } from '../settings/settings.ts';

/**
 * The settings for the token and the broker that the file does not show, so that they were not judged: each a noun,
 * with the reason in brackets. A secret from outside is not included, because that is where it belongs.
 */
export function notJudgedIn(client: ClientFacts, given: FromFile): readonly string[] {
  const { configuration } = client;
  if (configuration === undefined) return [];
  const other = otherSignInOf(client);
  if (other !== undefined)
    return [`OAuth (the client ${SIGNS_IN[other.kind]}, and nothing in the file is about OAuth)`];
  const absent = absentIn(given, configuration);
  return [
    ...absent('bootstrapServers', 'the bootstrap servers', client.bootstrapServers.length > 0),
    ...absent('saslMechanism', 'sasl.mechanism', given.at.has('saslMechanism') || !isPartial(client)),
    ...(client.givenToken ? [] : tokenOf(client, configuration, absent)),
    ...(isPartial(client) ? ['settings outside this file (in code, or in another file)'] : []),
  ];
}

type Absent = (key: SettingKey, what: string, isThere: boolean) => readonly string[];

const absentIn =
  ({ elsewhere }: FromFile, { file }: ClientConfiguration): Absent =>
  (key, what, isThere) => {
    const outside = elsewhere.find((each) => each.key === key);
    if (outside !== undefined) return [`${what} (from ${outside.where})`];
    return isThere ? [] : [`${what} (not in ${file})`];
  };

function tokenOf(client: ClientFacts, configuration: ClientConfiguration, absent: Absent): readonly string[] {
  const handler = isLoginOfOthers(client)
    ? (propertyNamed(configuration, HANDLER_PROPERTY)?.value ?? 'a class that is not shown')
    : undefined;
  const known = handler === undefined ? undefined : knownHandler(handler);
  if (handler !== undefined && known?.isRead !== true) return [`the token (${byClass(handler)})`];
  if (handler === undefined && client.tokenEndpoint === undefined && isSignInByCode(client))
    return ['the token (from code, or from settings outside this file)'];
  const service = client.client === 'librdkafka' ? metadataServiceIn(configuration) : undefined;
  if (service !== undefined) return [`the token (from the metadata service ${service})`];
  return [
    ...absent('tokenEndpoint', 'the token URL', client.tokenEndpoint !== undefined),
    ...(sendsNoSecret(configuration)
      ? []
      : absent(
          'clientId',
          'the client id',
          client.clientId !== undefined || isUnsecured(client, configuration),
        )),
  ];
}

const byClass = (name: string): string => {
  const known = knownHandler(name);
  if (known === undefined) return `fetched by ${name}, whose settings are not known here`;
  return `fetched by ${name}, ${known.whose}${known.note === undefined ? '' : `; ${known.note}`}`;
};

/** The client creates its own tokens, which is reported as a finding. */
const isUnsecured = ({ client }: ClientFacts, configuration: ClientConfiguration): boolean =>
  client === 'librdkafka' && librdkafkaLoginIn(configuration) === 'unsecured';

const isPartial = ({ configuration }: ClientFacts): boolean => configuration?.isPartial === true;
