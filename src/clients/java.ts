import type { ClientAuth } from '../evidence/token.ts';
import { formEncoded, FORM, lengthOf, requestTarget } from './define.ts';
import type { ClientFamily, HeaderLine, NoRequest, TokenAsk, TokenRequest } from './define.ts';
import { isKafkaAtLeast } from './java-login.ts';
import { JAVA_PROPERTIES, JAVA_SETTINGS, JAVA_SINCE } from './java-properties.ts';

/**
 * Apache Kafka's own fetcher (KIP-768), as recorded from kafka-clients 3.1.0, 3.2.3, 3.3.1, 3.3.2, 3.4.0, 3.8.1, 3.9.0,
 * 3.9.2, 4.0.0, 4.1.1 and 4.3.1 (docs/clients.md). It uses the JDK's `HttpURLConnection`, which adds its own header
 * lines in its own order.
 */
export default {
  id: 'java',
  title: 'the Java client',
  properties: JAVA_PROPERTIES,
  since: JAVA_SINCE,
  fetcher: {
    clientAuths: (version): readonly ClientAuth[] =>
      // KIP-1258.
      isSince(version, '4.3') ? ['client_secret_basic', 'private_key_jwt'] : ['client_secret_basic'],
    parameters: ['scope'],
    trim,
    request,
  },
} satisfies ClientFamily;

/** An unknown version counts as the newest. */
const isSince = (version: string | undefined, least: string): boolean =>
  isKafkaAtLeast(version, least) !== false;

function request({ url, headerUrlencode, version, ...given }: TokenAsk): TokenRequest | NoRequest {
  const clientId = trim(given.clientId);
  const clientSecret = trim(given.clientSecret);
  // `ConfigurationUtils`, `JaasOptionsUtils`: "must not contain only whitespace", "value is required".
  if (clientId === '') return { refused: 'clientId', because: 'its client id is empty or only spaces' };
  if (clientSecret === '')
    return { refused: 'clientSecret', because: 'its client secret is empty or only spaces' };

  const encodes = headerUrlencode && isSince(version, JAVA_SETTINGS.headerUrlencode.since);
  const credentials = [clientId, clientSecret].map((each) => (encodes ? formEncoded(each) : each)).join(':');
  const body = `grant_type=client_credentials${scopeIn(trim(given.scope ?? ''), encodes, version)}`;
  // From 3.1, the first version with a fetcher, to 3.3.1 with base64url (KAFKA-14496).
  const base64 = isSince(version, '3.1') && !isSince(version, '3.3.2') ? 'base64url' : 'base64';
  const authorization = `Basic ${padded(Buffer.from(credentials).toString(base64))}`;
  return {
    target: requestTarget(url),
    headers: headerLines(url.host, authorization, body, version),
    body,
  };
}

/**
 * The formatter of 4.1 (KIP-1139) encodes the scope only together with the header; the retriever before it always did.
 */
function scopeIn(scope: string, encodes: boolean, version: string | undefined): string {
  if (scope === '') return '';
  return `&scope=${encodes || !isSince(version, '4.1') ? formEncoded(scope) : scope}`;
}

/**
 * `Pragma`, `User-Agent`, `Connection` and, if Kafka sets none, `Content-type` come from the JDK. No configuration
 * shows the JDK's version: 17 is the oldest that brokers of Kafka 4 support, and the one that these bytes were recorded
 * with.
 */
const USER_AGENT = 'Java/17.0.15';

function headerLines(
  host: string,
  authorization: string,
  body: string,
  version: string | undefined,
): readonly HeaderLine[] {
  const setsType = isSince(version, '4.1');
  return [
    ['Accept', 'application/json'],
    ['Authorization', authorization],
    ['Cache-Control', 'no-cache'],
    ...(setsType ? ([['Content-Type', FORM]] as const) : []),
    ['Pragma', 'no-cache'],
    ['User-Agent', USER_AGENT],
    ['Host', host],
    ['Connection', 'keep-alive'],
    ...(setsType ? [] : ([['Content-type', FORM]] as const)),
    ['Content-Length', lengthOf(body)],
  ];
}

/** `java.util.Base64.getUrlEncoder()` pads, and Node does not. */
const padded = (base64: string): string => base64.padEnd(Math.ceil(base64.length / 4) * 4, '=');

/** Java's `String.trim()` strips everything up to U+0020, and nothing above. */
function trim(text: string): string {
  return text.replace(/^[\0-\x20]+|(?<![\0-\x20])[\0-\x20]+$/g, '');
}
