import { FORM, lengthOf, requestTarget } from './define.ts';
import type { ClientFamily, NoRequest, TokenAsk, TokenRequest } from './define.ts';
import { LIBRDKAFKA_PROPERTIES } from './librdkafka-properties.ts';
import { isAtLeast } from './version.ts';

/**
 * `rdkafka_sasl_oauthbearer_oidc.c` with libcurl, as recorded from librdkafka 1.9.0, 1.9.2, 2.1.1, 2.8.0 and 2.16.0
 * (docs/clients.md). Nothing is encoded: a scope that contains `&` adds a parameter.
 */
export default {
  id: 'librdkafka',
  title: 'librdkafka',
  properties: LIBRDKAFKA_PROPERTIES,
  fetcher: {
    clientAuths: () => ['client_secret_basic'],
    parameters: ['scope'],
    trim: trimStart,
    // The libcurl of the wheels has no HTTP/2; a distribution's may offer `h2` first.
    alpn: ['http/1.1'],
    // "Response is not JSON encoded: text/json" (rdhttp.c).
    reads: /^application\/json/,
    request,
  },
} satisfies ClientFamily;

/** `rd_kafka_anyconf_set_prop` trims C's `isspace` characters, only at the beginning. */
function trimStart(text: string): string {
  return text.replace(/^[ \t\n\v\f\r]+/, '');
}

/**
 * 1.9.0 and 1.9.1 replace the last byte of the scope by a NUL (https://github.com/confluentinc/librdkafka/pull/3912,
 * fixed in 1.9.2); scopes are ASCII (RFC 6749 section 3.3). Versions before them ask for no token: what can be asked
 * for them is what the version to upgrade to sends.
 */
const overwritten = (scope: string, version: string | undefined): string =>
  version !== undefined && isAtLeast(version, '1.9.0') === true && isAtLeast(version, '1.9.2') === false
    ? `${scope.slice(0, -1)}\0`
    : scope;

function request({ url, version, ...given }: TokenAsk): TokenRequest | NoRequest {
  // "is mandatory when `sasl.oauthbearer.method=oidc` is set"; one that is only spaces passes, and becomes empty.
  if (given.clientId === '') return { refused: 'clientId', because: 'its client id is empty' };
  if (given.clientSecret === '') return { refused: 'clientSecret', because: 'its client secret is empty' };
  const credentials = `${trimStart(given.clientId)}:${trimStart(given.clientSecret)}`;
  const scope = trimStart(given.scope ?? '');
  const body = `grant_type=client_credentials${scope === '' ? '' : `&scope=${overwritten(scope, version)}`}`;
  return {
    target: requestTarget(url),
    headers: [
      ['Host', url.host],
      ['Accept', 'application/json'],
      ['Authorization', `Basic ${Buffer.from(credentials).toString('base64')}`],
      ['Content-Type', FORM],
      ['Content-Length', lengthOf(body)],
    ],
    body,
  };
}
