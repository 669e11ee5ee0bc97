import type { ClientFacts, SecretTraits } from '../../evidence/client.ts';
import type { ClientConfiguration } from '../../evidence/configuration.ts';
import { dictionary, ignored, items, orWhole, record, spoken, whole, type Shape } from '../shape.ts';

const last = (path: readonly string[]): string => path.at(-1) ?? '';

/** Evidence contains only the traits of a secret. */
const TRAITS: Readonly<Record<keyof SecretTraits, string>> = {
  empty: 'is empty',
  surroundingWhitespace: 'begins or ends with whitespace',
  newlineInside: 'has a newline inside',
  quoted: 'is in quotes',
  placeholder: 'is a placeholder',
  base64OfText: 'looks like base64 of a text',
  guid: 'is a GUID',
  needsEncoding: 'has characters that need encoding',
  backslash: 'has a backslash',
  nonAscii: 'has characters outside ASCII',
  commented: 'goes on in a comment',
};

const traitsIn = (traits: SecretTraits): string => {
  const said = (Object.keys(TRAITS) as (keyof SecretTraits)[])
    .filter((name) => traits[name] === true)
    .map((name) => TRAITS[name]);
  return said.length === 0 ? 'nothing odd about it' : said.join(', ');
};

const file: Shape<ClientConfiguration> = orWhole(
  whole("the client's file", { compared: ({ file: name }) => name, inWords: ({ file: name }) => name }),
  record<ClientConfiguration>({
    file: whole("name of the client's file"),
    format: ignored,
    formatId: whole("format of the client's file"),
    syntax: ignored,
    language: ignored,
    part: whole('client in the file'),
    program: ignored,
    prefix: whole('prefix of the properties'),
    elsewhere: whole('settings that the file leaves to its environment'),
    isPartial: ignored,
    ownNames: ignored,
    library: whole("library of the client's program"),
    callback: whole('token function of the program', {
      compared: ({ at: _, ...rest }) => rest,
      inWords: ({ at: _, ...rest }) => spoken(rest),
    }),
    isForeign: ignored,
    properties: items(
      ({ name }) => name,
      whole((path) => `${last(path)} in the client's file`, {
        compared: ({ value }) => value,
        inWords: ({ value }) => value ?? 'set (not shown)',
      }),
    ),
    oddities: items(
      ({ kind, subject }) => `${kind} ${subject ?? ''}`.trim(),
      whole((path) => `oddity of the client's file: ${last(path)}`, {
        compared: ({ what }) => what ?? '',
        inWords: ({ what, kind }) => what ?? kind,
      }),
    ),
    places: ignored,
    spelled: ignored,
  }),
);

export const clientShape: Shape<ClientFacts> = record<ClientFacts>({
  name: ignored,
  tokenEndpoint: whole('token endpoint'),
  clientId: whole('client id'),
  clientSecret: whole('client secret', { inWords: traitsIn }),
  clientAuth: whole('client authentication'),
  audience: whole('audience that the client asks for'),
  scope: whole('scope that the client asks for'),
  resource: whole('resource that the client asks for'),
  params: whole('further parameters of the token request'),
  givenToken: whole('whether a token is given'),
  discoveryUrl: whole('discovery URL'),
  providerId: whole('identity provider that the client names'),
  poolId: whole('identity pool that the client names'),
  confluentApiUrl: whole("URL of Confluent's API"),
  confluentApiKeyGiven: whole('whether a Cloud API key is given'),
  bootstrapServers: whole('bootstrap servers'),
  logicalCluster: whole('logical cluster that the client names'),
  extensions: dictionary(whole((path) => `SASL extension ${last(path)}`)),
  securityProtocol: whole('security.protocol'),
  saslMechanism: whole('sasl.mechanism'),
  client: whole('kind of client'),
  clientVersion: whole('version of the client'),
  headerUrlencode: whole('sasl.oauthbearer.header.urlencode'),
  basicHeader: whole('alphabet of the Basic header'),
  subClaimName: whole('sasl.oauthbearer.sub.claim.name'),
  authorizationIdentity: whole('authorization identity'),
  allowedUrls: whole('org.apache.kafka.sasl.oauthbearer.allowed.urls'),
  configuration: file,
  topics: items(
    ({ name, wanted }) => `${name}:${wanted}`,
    whole((path) => `topic ${last(path)}`, { inWords: () => 'asked about' }),
  ),
  groups: items(
    (name) => name,
    whole((path) => `consumer group ${last(path)}`, { inWords: () => 'asked about' }),
  ),
  caFile: whole('file of certificate authorities'),
  proxy: whole('proxy'),
  offline: whole('whether the run was offline'),
  experiments: ignored,
  clockAheadMs: whole("milliseconds by which the client's clock is ahead"),
});
