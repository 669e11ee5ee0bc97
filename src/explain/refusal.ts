import type { Pointing } from '../causes/texts.ts';
import type { CauseId } from '../evidence/gate.ts';
import { isJsonObject, parseJson, type JsonObject } from '../evidence/json.ts';
import type { TokenAnswer, TokenError } from '../evidence/token.ts';
import type { IdentityProvider } from '../idp/define.ts';
import { errorInBody } from '../idp/error-body.ts';
import { identifyByWords, saysOf, tokenRefusal } from '../idp/identify.ts';
import { isNoSuchPlace, isPassing } from '../idp/answer.ts';
import { legOf } from './about.ts';
import { tokenEndpointIn } from './shown.ts';

/** A refusal of a token endpoint, as quoted in a text. */
export interface QuotedRefusal {
  readonly cause: CauseId;
  readonly also: readonly CauseId[];
  readonly points: Pointing;
  readonly quote: string;
  readonly at: number;
}

/**
 * The refusals of a token endpoint in a text: JSON bodies, errors as clients print them, bare statuses.
 *
 * @param idp the product whose URL it contains
 */
export function refusalsIn(text: string, idp: IdentityProvider | undefined): readonly QuotedRefusal[] {
  const status = statusIn(text);
  const whole = [...bodiesIn(text), ...renderedIn(text)];
  const errors = [...whole, ...namedIn(text).filter((each) => !whole.some((other) => isWithin(each, other)))];
  const found = errors.flatMap(({ error, quote, at }) => meant(error, status?.code, idp, quote, at));
  if (found.length > 0) return withoutVaguer(found);
  const worded = saidIn(text);
  if (worded.length > 0) return worded;
  return status === undefined ? [] : meant(undefined, status.code, idp, status.quote, status.at);
}

/** The first few are enough for one error: a line of megabytes may repeat itself. */
function few<T>(all: Iterable<T>): readonly T[] {
  const taken: T[] = [];
  for (const each of all) {
    taken.push(each);
    if (taken.length === 8) break;
  }
  return taken;
}

interface Quoted {
  readonly error: TokenError;
  readonly quote: string;
  readonly at: number;
}

/** A code inside a recognised body adds nothing to the body. */
const isWithin = (code: Quoted, { quote, at }: Quoted): boolean =>
  code.at >= at && code.at < at + quote.length;

/** An object with at most one nested object, starting at a brace. */
const OBJECT = /\{(?:[^{}]{0,4000}\{[^{}]{0,2000}\})?[^{}]{0,4000}\}/y;
const MOST_BRACES = 40;

/** The bodies in a text, including those in a JSON log line's string that is no longer valid JSON. */
function bodiesIn(text: string): readonly Quoted[] {
  const found: Quoted[] = [];
  let at = text.indexOf('{');
  for (let braces = 0; at !== -1 && braces < MOST_BRACES; braces += 1) {
    OBJECT.lastIndex = at;
    const quote = OBJECT.exec(text)?.[0] ?? '';
    const error = /error|message/i.test(quote) ? errorIn(quote) : undefined;
    const isBody = error !== undefined && isOAuth(error, text);
    if (isBody) found.push({ error, quote, at });
    at = text.indexOf('{', at + (isBody ? quote.length : 1));
  }
  return found;
}

/** Python prints a dictionary with apostrophes. */
function errorIn(body: string): TokenError | undefined {
  const json = parseJson(body) ?? parseJson(body.replaceAll(`'`, '"'));
  return isJsonObject(json) && !isLogRecord(json) ? errorInBody(json) : undefined;
}

/** A logger's record has a message too, which is not a token endpoint's. */
const isLogRecord = (json: JsonObject): boolean =>
  ['level', 'log.level', 'severity', 'logger', 'logger_name', '@timestamp'].some((name) => name in json);

/**
 * The token endpoint's answer, if a text contains as much of it as an observation would: the status with the error in the
 * body, or a status that needs no body. A status that was not printed is not assumed.
 */
export function tokenAnswerIn(
  text: string,
): { readonly answer: TokenAnswer; readonly at: number } | undefined {
  const status = statusIn(text);
  if (status === undefined || status.code < 400) return undefined;
  const [told] = [
    ...bodiesIn(text),
    ...renderedIn(text),
    ...namedIn(text).filter(({ error: { error } }) => error !== ''),
  ];
  if (told === undefined && !isNoSuchPlace(status.code) && !isPassing(status.code)) return undefined;
  const answer = answerOf(status.code, told?.error);
  return {
    at: told?.at ?? status.at,
    answer: {
      ...answer,
      url: tokenEndpointIn(text) ?? 'the token endpoint',
      ...(told === undefined && { form: 'empty', mediaType: '' }),
    },
  };
}

/** A body is a token endpoint's if its error is one of RFC 6749's or a vendor's, or if the text mentions a token. */
const isOAuth = (error: TokenError, text: string): boolean =>
  OAUTH_ERROR.test(error.error) ||
  error.vendorCode !== undefined ||
  /AADSTS\d|MSIS\d/.test(error.description ?? '') ||
  legOf(text) === 'identity-provider';

const OAUTH_ERROR =
  /^(?:invalid_(?:client|grant|scope|target|request|dpop_proof)|unauthorized_client|unsupported_grant_type|access_denied|use_dpop_nonce|temporarily_unavailable|slow_down|consent_required|too_many_(?:requests|attempts)|callback_returned_error)$/;

/**
 * Bodies as clients print them: `{invalid_client - AADSTS…}` (Java), `"invalid_client" "…"` (Go), `error=…,
 * error_description=…`.
 */
const RENDERED: readonly RegExp[] = [
  /\{(?<error>[a-z]+(?:_[a-z]+)+|E0{3,5}\d{1,4}) - (?<description>[^}]{1,600})\}/g,
  /oauth2: \\?"(?<error>[a-z_]{3,40})\\?"(?: \\?"(?<description>[^"\\]{1,600}))?/g,
  /\berror["']?\s?[=:]\s?["']?(?<error>[a-z]+_[a-z_]{2,40})["']?[,;&]?\s{0,3}["']?error[_ ]?(?:description|Description)["']?\s?[=:]\s?["']?(?<description>[^"\n]{1,600})/g,
];

const renderedIn = (text: string): readonly Quoted[] =>
  RENDERED.flatMap((pattern) =>
    few(text.matchAll(pattern)).flatMap((match): readonly Quoted[] => {
      const { error = '', description } = match.groups ?? {};
      const vendor = error.startsWith('E0');
      if (!vendor && !OAUTH_ERROR.test(error)) return [];
      return [
        {
          error: {
            error,
            ...(description === undefined ? {} : { description: plainly(description) }),
            ...(vendor ? { vendorCode: error } : {}),
          },
          quote: match[0],
          at: match.index,
        },
      ];
    }),
  );

/** Decodes form encoding, if a body was logged unchanged. */
const plainly = (text: string): string =>
  /%[0-9A-F]{2}|\w\+\w+\+/i.test(text) ? text.replaceAll('+', ' ').replaceAll(/%20/g, ' ') : text;

/** Codes with the same meaning everywhere: Entra's, AD FS's, Okta's, and those of RFC 6749 that nothing else uses. */
// Microsoft has no public list of MSIS codes: the wordings of AD FS are those that its public clients quote (MSIS9602, MSIS9605,
// MSIS9607, MSIS9622, MSIS9659), and are unconfirmed beyond that.
const NAMED =
  /(?<entra>AADSTS\d{4,8}\b[^\n"}]{0,400})|(?<adfs>\bMSIS\d{4,5}\b[^\n"}]{0,400})|\b(?<okta>E0000\d{3})\b|\b(?<oauth>invalid_client|unauthorized_client|invalid_scope|invalid_target|unsupported_grant_type|use_dpop_nonce|invalid_dpop_proof|temporarily_unavailable|invalid_grant|(?<=^|\n|error["':= ]{1,6})(?:access_denied|invalid_request|server_error))\b(?<rest>[^\n]{0,300})/g;

/** RFC 6749's own text for `invalid_client`, used by many. */
const CLIENT_FAILED = /client authentication failed/i;

const namedIn = (text: string): readonly Quoted[] =>
  few(text.matchAll(NAMED)).map((match) => {
    const { entra, adfs, okta, oauth = '', rest = '' } = match.groups ?? {};
    const words = (entra ?? adfs ?? rest.replace(/^["'\])}\s:,;–-]+/, '')).trim();
    return {
      error: {
        error: okta ?? (oauth === '' && CLIENT_FAILED.test(words) ? 'invalid_client' : oauth),
        ...(words === '' ? {} : { description: words }),
        ...(okta === undefined ? {} : { vendorCode: okta }),
      },
      quote: (entra ?? adfs ?? okta ?? oauth).trim(),
      at: match.index,
    };
  });

/** Messages that only one product uses. */
const saidIn = (text: string): readonly QuotedRefusal[] =>
  saysOf(text).map(({ cause, also = [], certain, match }) => ({
    cause,
    also,
    points: certain ? ('says' as const) : ('fits' as const),
    quote: match,
    at: text.indexOf(match),
  }));

interface Status {
  readonly code: number;
  readonly quote: string;
  readonly at: number;
}

/** How clients print the status of the token endpoint's answer. */
const STATUSES: readonly RegExp[] = [
  /\b(?:unretryable |unexpected )?response code (?<code>\d{3})\b[^\n]{0,200}/i,
  /Failed to retrieve (?:OIDC|JWT) token from "[^"\n]{0,500}": [^\n]{0,600}?\((?<code>[1-5]\d\d)\)/,
  /oauth2: cannot fetch token: (?<code>[1-5]\d\d)\b[^\n]{0,40}/,
  /\b(?<code>[1-5]\d\d) (?:Client|Server) Error: [^\n]{0,80}? for url: [^\s]{0,400}/,
  /[Ss]tatus[ _]?[Cc]ode(?: does not indicate success)?["']?[ :=]{1,3}["']?(?<code>[1-5]\d\d)\b/,
  /\bHTTP(?:\/\d(?:\.\d)?)?(?: status| response| error)?(?: code)?[ :=]{1,2}(?<code>[1-5]\d\d)\b/i,
  /\bstatus[=: ]{1,2}(?<code>[1-5]\d\d)\b/i,
];

function statusIn(text: string): Status | undefined {
  // An application's own 404 is unrelated to the sign-in.
  if (legOf(text) !== 'identity-provider') return undefined;
  for (const pattern of STATUSES) {
    const match = pattern.exec(text);
    if (match?.groups?.['code'] !== undefined)
      return { code: Number(match.groups['code']), quote: match[0], at: match.index };
  }
  return undefined;
}

function meant(
  error: TokenError | undefined,
  status: number | undefined,
  idp: IdentityProvider | undefined,
  quote: string,
  at: number,
): readonly QuotedRefusal[] {
  const place =
    error === undefined && status !== undefined
      ? PLACES.find(({ codes }) => codes.includes(status))
      : undefined;
  if (place !== undefined) return [{ ...place.means, quote, at }];
  const code = status !== undefined && status >= 400 ? status : statusFor(error);
  const product = (error === undefined ? undefined : identifyByWords(error)) ?? idp;
  const answer = answerOf(code, error);
  const meaning = tokenRefusal(answer, product, { clientAuth: answer.clientAuth, isUnseen: true });
  if (meaning === undefined) return [];
  // A refusal alone is not a reason, and if the answer leaves open which credential is wrong, so does this.
  if (error === undefined && meaning.cause === 'token/refused') return [];
  const points = meaning.certain ? 'says' : 'fits';
  return [{ cause: meaning.cause, also: meaning.also ?? [], points, quote, at }];
}

/** Statuses that show where the answer came from, rather than what is wrong with the client. */
const PLACES: readonly {
  readonly codes: readonly number[];
  readonly means: Pick<QuotedRefusal, 'cause' | 'also' | 'points'>;
}[] = [
  {
    codes: [405],
    means: {
      cause: 'token/endpoint-not-found',
      also: ['token/redirected', 'config/token-url-is-issuer-or-discovery'],
      points: 'fits',
    },
  },
  {
    codes: [404, 410],
    means: {
      cause: 'token/endpoint-not-found',
      also: [
        'config/token-url-is-issuer-or-discovery',
        'config/token-url-trailing-slash',
        'token/tenant-wrong',
      ],
      points: 'fits',
    },
  },
  { codes: [407], means: { cause: 'network/tcp-proxy-auth', also: [], points: 'says' } },
  {
    codes: [301, 302, 303, 307, 308],
    means: { cause: 'token/redirected', also: ['config/token-url-http'], points: 'fits' },
  },
  {
    codes: [502, 503, 504],
    means: {
      cause: 'network/tcp-gateway-error',
      also: ['token/transient-5xx', 'network/tcp-proxy-refuses'],
      points: 'fits',
    },
  },
  { codes: [511], means: { cause: 'network/tcp-captive-portal', also: [], points: 'says' } },
];

const statusFor = (error: TokenError | undefined): number =>
  error?.error === 'invalid_client' || error?.error === 'unauthorized_client' ? 401 : 400;

const answerOf = (status: number, error: TokenError | undefined): TokenAnswer => ({
  url: '',
  status,
  headers: {},
  mediaType: 'application/json',
  bytes: 0,
  receivedAt: 0,
  tookMs: 0,
  form: 'json',
  clientAuth: 'client_secret_basic',
  sent: [],
  members: error === undefined ? [] : ['error'],
  ...(error === undefined ? {} : { error }),
});

/** A body and the code in it are one refusal; the more specific reading is kept. */
function withoutVaguer(found: readonly QuotedRefusal[]): readonly QuotedRefusal[] {
  const certain = found.filter(({ points }) => points === 'says');
  const kept = certain.length > 0 ? certain : found;
  return kept.filter((each, index) => kept.findIndex(({ cause }) => cause === each.cause) === index);
}

/** Words, one of which is in every text that `refusalsIn` recognises, except for messages of single products. */
export const REFUSAL_WORDS: readonly string[] = [
  ...[
    '"error"',
    "'error'",
    'error=',
    'error:',
    'errorcode',
    'error_description',
    'aadsts',
    'msis',
    'e0000',
    'oauth2: ',
  ],
  ...[
    'invalid_',
    'unauthorized_client',
    'unsupported_grant',
    'use_dpop',
    'temporarily_unavailable',
    'access_denied',
    'server_error',
  ],
  ...[
    'response code',
    'retrieve oidc',
    'retrieve jwt',
    'status code',
    'statuscode',
    'status=',
    'status:',
    ' error: ',
    'http ',
  ],
];
