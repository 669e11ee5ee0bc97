import { identify } from '../idp/identify.ts';
import { withoutUrlSecrets } from '../redaction/urls.ts';

/** The parts of a client's configuration that a text shows and that a command needs. */
export interface Shown {
  readonly bootstrapServer?: string;
  readonly tokenEndpoint?: string;
}

const BROKERS: readonly RegExp[] = [
  /\b(?<broker>pkc-[\w-]{3,20}(?:\.[\w-]{1,30}){1,6}\.confluent\.cloud:\d{2,5})/,
  /\b(?<broker>(?:lkc|[a-z]\d|lsrc)[\w-]{0,40}(?:\.[\w-]{1,40}){1,8}\.confluent\.cloud:\d{2,5})/,
  /\bbootstrap[._]servers\s{0,3}[=:]\s{0,3}["'[]{0,3}(?<broker>[\w.-]{3,250}:\d{2,5})/,
  /\bsasl_ssl:\/\/(?<broker>[\w.-]{3,250}:\d{2,5})/,
];

const ENDPOINTS: readonly RegExp[] = [
  /Failed to retrieve (?:OIDC|JWT) token from \\?"(?<url>https?:\/\/[^"\\\s]{3,500})/,
  /token\.endpoint\.(?:url|uri)\s{0,3}[=:]\s{0,3}["']?(?<url>https?:\/\/[^"'\s,}]{3,500})/i,
  /(?<url>https?:\/\/[^\s"'<>\\()[\]{},;]{3,400}\/(?:oauth2?\/v?\d?(?:\.\d)?\/?token|token(?:\.oauth2)?|protocol\/openid-connect\/token|access_token))(?=["'?\s),:;\]}\\]|$)/i,
];
const EITHER = /confluent\.cloud|bootstrap|sasl_ssl:\/\/|https?:\/\//i;

/** Collects what the lines of a text show about the client's configuration; the first of each counts. */
export function shownIn(): { readonly look: (text: string) => void; readonly found: () => Shown } {
  let bootstrapServer: string | undefined;
  let tokenEndpoint: string | undefined;
  return {
    look: (text) => {
      if (!EITHER.test(text)) return;
      bootstrapServer ??= first(text, BROKERS, 'broker');
      tokenEndpoint ??= tokenEndpointIn(text);
    },
    found: () => ({
      ...(bootstrapServer === undefined ? {} : { bootstrapServer }),
      ...(tokenEndpoint === undefined ? {} : { tokenEndpoint }),
    }),
  };
}

function first(text: string, patterns: readonly RegExp[], group: string): string | undefined {
  for (const pattern of patterns) {
    const value = pattern.exec(text)?.groups?.[group];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The token endpoint that a text names, without secrets. */
export function tokenEndpointIn(text: string): string | undefined {
  const url = first(text, ENDPOINTS, 'url');
  return url !== undefined && URL.canParse(url) ? withoutUrlSecrets(url) : undefined;
}

/** The identity provider of the URLs in a text. */
export const providerIn = (text: string): ReturnType<typeof identify> =>
  identify([...text.matchAll(/https?:\/\/[^\s"'<>\\()[\]{},;]{3,400}/g)].map(([url]) => url));
