import { FORM, lengthOf, requestTarget } from './define.ts';
import type { ClientFamily, NoRequest, TokenAsk, TokenRequest } from './define.ts';
import { LIBRDKAFKA_PROPERTIES } from './librdkafka-properties.ts';

/**
 * `rdkafka_sasl_oauthbearer_oidc.c` with libcurl, as it was recorded of librdkafka 1.9.2, 2.1.1, 2.8.0 and 2.16.0, which
 * all send the same (docs/clients.md). Nothing is encoded: a scope with `&` in it adds a parameter.
 */
export default {
  id: 'librdkafka',
  title: 'librdkafka',
  properties: LIBRDKAFKA_PROPERTIES,
  fetcher: {
    clientAuths: () => ['client_secret_basic'],
    parameters: ['scope'],
    trim: trimStart,
    // The libcurl of the wheels has no HTTP/2; one of a distribution may offer `h2` before it.
    alpn: ['http/1.1'],
    request,
  },
} satisfies ClientFamily;

/** `rd_kafka_anyconf_set_prop` cuts off what `isspace` of C knows, at the beginning alone. */
function trimStart(text: string): string {
  return text.replace(/^[ \t\n\v\f\r]+/, '');
}

function request({ url, ...given }: TokenAsk): TokenRequest | NoRequest {
  // "is mandatory when `sasl.oauthbearer.method=oidc` is set"; one of blanks alone passes, and becomes empty.
  if (given.clientId === '') return { refused: 'clientId', because: 'its client id is empty' };
  if (given.clientSecret === '') return { refused: 'clientSecret', because: 'its client secret is empty' };
  const credentials = `${trimStart(given.clientId)}:${trimStart(given.clientSecret)}`;
  const scope = trimStart(given.scope ?? '');
  const body = `grant_type=client_credentials${scope === '' ? '' : `&scope=${scope}`}`;
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
