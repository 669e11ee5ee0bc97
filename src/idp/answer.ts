import type { TokenAnswer } from '../evidence/token.ts';

/** What kind of answer came from where a token should have. Exactly one holds; see RFC 6749 sections 5.1 and 5.2. */
export type AnswerKind =
  /** 2xx, JSON, with an `access_token`. */
  | 'token'
  /** An OAuth server says no. */
  | 'refusal'
  /** 2xx, and neither a token nor a page: an error, only an `id_token`, something home-grown. */
  | 'no-token'
  | 'throttled'
  | 'server-error'
  /** 502, 503, 504 of something that stands before the identity provider. */
  | 'gateway-error'
  | 'redirect'
  /** A page by which a web application firewall turns requests away. */
  | 'firewall'
  /** A web page with a status of success. */
  | 'page'
  /** 404, 405 or 410 without an OAuth error. */
  | 'no-endpoint'
  /** JSON that ends before its end. */
  | 'cut-short';

/** Kinds that an OAuth server gives deliberately; the others mean that nobody considered the request. */
export const isConsidered = (kind: AnswerKind): boolean =>
  kind === 'token' || kind === 'refusal' || kind === 'no-token';

export function kindOf(answer: TokenAnswer): AnswerKind {
  const { status, form } = answer;
  if (status >= 300 && status < 400) return 'redirect';
  if (isFirewallPage(answer)) return 'firewall';
  if (status === 429) return 'throttled';
  if (isPassing(status)) return isGatewayError(answer) ? 'gateway-error' : 'server-error';
  if (isCutShort(answer)) return 'cut-short';
  if (status < 300) {
    if (answer.members.includes('access_token')) return 'token';
    return form === 'html' ? 'page' : 'no-token';
  }
  return isNoSuchPlace(status) && answer.error === undefined ? 'no-endpoint' : 'refusal';
}

/** There is nothing at this URL, or nothing that takes POST. */
export const isNoSuchPlace = (status: number): boolean => [404, 405, 410].includes(status);

/** Statuses that say nothing of the client: the server failed, or wants to be asked again. */
export const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 425;

/** Members by which careless servers say no with status 200. */
export const errorMembers = ({ members }: TokenAnswer): readonly string[] =>
  members.includes('access_token')
    ? []
    : members.filter((name) =>
        /^(?:errors?|error_?(?:code|message|description|summary)|fault|exception|message)$/i.test(name),
      );

const isGatewayError = ({ status, form }: TokenAnswer): boolean =>
  [502, 503, 504].includes(status) && form !== 'json';

/** The body is shorter than announced, or begins as JSON and does not parse. */
const isCutShort = (answer: TokenAnswer): boolean => {
  const announced = Number(answer.headers['content-length']);
  const isCoded = answer.headers['content-encoding'] !== undefined;
  if (!isCoded && Number.isFinite(announced) && answer.bytes < announced) return true;
  return answer.form !== 'html' && answer.members.length === 0 && /^\s*\{\s*"/.test(answer.excerpt ?? '');
};

/** Words and headers of the firewalls most met before identity providers, each with the name to give. */
const FIREWALLS: readonly (readonly [name: string, isMarked: (answer: TokenAnswer) => boolean])[] = [
  [
    'Cloudflare',
    ({ headers, excerpt = '' }) =>
      headers['cf-mitigated'] !== undefined ||
      /Attention Required|Just a moment|cf-error-details/i.test(excerpt),
  ],
  [
    'Akamai',
    ({ headers, excerpt = '' }) =>
      /AkamaiGHost/i.test(headers['server'] ?? '') || /Reference\s*(?:#|&#35;)\s*[\da-f.]+/i.test(excerpt),
  ],
  [
    'Imperva',
    ({ headers, excerpt = '' }) => headers['x-iinfo'] !== undefined || /Incapsula incident/i.test(excerpt),
  ],
  ['AWS WAF', ({ headers }) => headers['x-amzn-waf-action'] !== undefined],
  ['F5', ({ excerpt = '' }) => /requested URL was rejected/i.test(excerpt)],
];

/** Who runs the firewall, where its page tells. */
export const firewallOf = (answer: TokenAnswer): string | undefined =>
  FIREWALLS.find(([, isMarked]) => isMarked(answer))?.[0];

/** A page that refuses. 503 is a page of an overloaded server as well, and needs a firewall's own mark. */
const isFirewallPage = (answer: TokenAnswer): boolean =>
  answer.form === 'html' &&
  ([403, 406, 429].includes(answer.status) || (answer.status === 503 && firewallOf(answer) !== undefined));

/**
 * A redirect by which a network asks its user to sign in first: away from the host, and either of plain HTTP, which any
 * network can answer for, or to a place that says what it is.
 */
export function isPortalRedirect({ status, url, location }: TokenAnswer): boolean {
  if (status < 300 || status >= 400 || location === undefined || !URL.canParse(location, url)) return false;
  const [from, to] = [new URL(url), new URL(location, url)];
  const leads = from.hostname !== to.hostname;
  return (
    leads &&
    (from.protocol === 'http:' ||
      /captive|portal|hotspot|wi-?fi|splash/i.test(`${to.hostname}${to.pathname}`))
  );
}
