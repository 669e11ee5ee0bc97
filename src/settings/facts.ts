import { fetcherOf } from '../clients/fetcher.ts';
import type { ClientFacts, SecretTraits } from '../evidence/client.ts';
import { isMaskedWhole } from '../spelling/masked.ts';
import { placeholderIn } from '../spelling/placeholder.ts';
import { isSecretReference } from '../text/reference.ts';
import { commentIn } from '../spelling/comment.ts';
import type { Target } from './target.ts';
import { mapped, present } from './optional.ts';
import { withoutUrlSecrets, withoutUserInfo } from '../redaction/urls.ts';
import { tokenAskOf } from './token-ask.ts';

/** The client's configuration without its secrets: what evidence, report and bundle may contain. */
export function clientFacts(target: Target): ClientFacts {
  const { configuration, ...facts } = factsOf(target);
  return { ...maskedIn(facts), ...present({ configuration }) };
}

/** Any text may be a URL, even where none is expected. */
function maskedIn<T>(value: T): T {
  if (typeof value === 'string') return withoutUrlSecrets(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => maskedIn(each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, maskedIn(each as unknown)]),
  ) as T;
}

function factsOf(target: Target): ClientFacts {
  return {
    name: target.name,
    ...present({
      tokenEndpoint: target.tokenEndpoint,
      clientId: target.clientId,
      clientSecret: mapped(target.clientSecret, (secret) =>
        secretTraits(trimmedBy(target)(secret.reveal()), sendsVerbatim(target)),
      ),
    }),
    clientAuth: target.clientAuth,
    ...present({ audience: target.audience, scope: target.scope, resource: target.resource }),
    params: Object.keys(target.params),
    givenToken: target.token !== undefined,
    ...present({
      discoveryUrl: target.discoveryUrl,
      providerId: target.providerId,
      poolId: target.poolId,
    }),
    confluentApiUrl: target.confluentApiUrl,
    confluentApiKeyGiven: target.confluentApiKey !== undefined && target.confluentApiSecret !== undefined,
    bootstrapServers: target.bootstrapServers,
    ...present({ logicalCluster: target.logicalCluster }),
    extensions: saslExtensions(target),
    securityProtocol: target.securityProtocol,
    saslMechanism: target.saslMechanism,
    ...present({
      client: target.client,
      clientVersion: target.clientVersion,
      headerUrlencode: target.headerUrlencode,
      basicHeader: basicHeaderOf(target),
      subClaimName: target.subClaimName,
      authorizationIdentity: target.authorizationIdentity,
      allowedUrls: target.allowedUrls,
      configuration: target.configuration,
    }),
    topics: target.topics,
    groups: target.groups,
    ...present({
      caFile: target.caFile,
      proxy: mapped(target.proxy, (proxy) => withoutUserInfo(proxy.reveal())),
    }),
    offline: target.offline,
    experiments: target.experiments,
  };
}

/**
 * Every SASL extension (KIP-342, RFC 7628 section 3.1) that the client sends, in the order in which it sends them:
 * `logicalCluster`, `identityPoolId`, then further ones as configured. One that is configured both ways keeps the
 * position of the first and the value of the last.
 */
export function saslExtensions(
  target: Pick<Target, 'logicalCluster' | 'poolId' | 'extensions'>,
): Readonly<Record<string, string>> {
  return {
    ...present({ logicalCluster: target.logicalCluster, identityPoolId: target.poolId }),
    ...target.extensions,
  };
}

/** How this client trims a secret before it sends it. */
const trimmedBy = (target: Target): ((text: string) => string) => fetcherOf(target)?.trim ?? ((text) => text);

/** What the client's own token fetcher writes after `Basic `, ignoring settings that it does not read. */
function basicCredentials(target: Target): string | undefined {
  const { clientAuth, tokenEndpoint = '' } = target;
  if (clientAuth !== 'client_secret_basic') return undefined;
  const url = new URL(URL.canParse(tokenEndpoint) ? tokenEndpoint : 'https://not.configured.invalid');
  const own = fetcherOf(target)?.request(tokenAskOf(target, url));
  if (own === undefined || 'refused' in own) return undefined;
  const [, header = ''] = own.headers.find(([name]) => name === 'Authorization') ?? [];
  return /^Basic (.*)$/s.exec(header)?.[1];
}

/** Only base64url contains `-` and `_` (RFC 4648 sections 4 and 5). */
const basicHeaderOf = (target: Target): ClientFacts['basicHeader'] =>
  /[-_]/.test(basicCredentials(target) ?? '') ? 'base64url' : undefined;

/** Whether this client puts the secret in the Basic header without encoding it. */
function sendsVerbatim(target: Target): boolean {
  const credentials = basicCredentials(target);
  if (credentials === undefined) return false;
  // Node decodes both alphabets of base64.
  const sent = Buffer.from(credentials, 'base64').toString();
  return sent.endsWith(`:${trimmedBy(target)(target.clientSecret?.reveal() ?? '')}`);
}

/**
 * What can be said about a secret without revealing it; see `SecretTraits`.
 *
 * @param isSentRaw whether the client does not encode it: then only characters that a form decoder changes (`+`, `%`)
 * are lost at an identity provider that decodes, and the rest is the same for all
 */
export function secretTraits(secret: string, isSentRaw = false): SecretTraits {
  const core = secret.trim();
  return {
    empty: secret === '',
    surroundingWhitespace: core !== secret,
    newlineInside: /[\r\n]/.test(core),
    quoted: /^(["'`]).*\1$/s.test(core) && core.length > 1,
    placeholder: isPlaceholder(core),
    base64OfText: isBase64OfText(core),
    guid: /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(core),
    needsEncoding: (isSentRaw ? /[+%]/ : /[^A-Za-z0-9._~-]/).test(secret),
    backslash: secret.includes('\\'),
    nonAscii: /[^\t\r\n -~]/.test(secret),
    ...(commentIn(core, true) !== undefined && { commented: true as const }),
  };
}

/** Of a secret, only a whole one: `<` and `$` may be characters of it. */
const isPlaceholder = (text: string): boolean =>
  placeholderIn(text) === text || isMaskedWhole(text) || isSecretReference(text);

/** Shorter values decode to printable text by chance too often (95 of 256 byte values are printable). */
const SHORTEST_DECODED = 12;

function isBase64OfText(text: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const decoded = Buffer.from(text, 'base64');
  const unpadded = (base64: string): string => base64.replace(/(?<!=)=+$/, '');
  if (unpadded(decoded.toString('base64')) !== unpadded(text)) return false;
  return decoded.length >= SHORTEST_DECODED && /^[ -~]+\r?\n?$/.test(decoded.toString('latin1'));
}
