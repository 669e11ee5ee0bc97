import { isPrivateAddress } from '../evidence/reach.ts';
import type { TokenAnswer } from '../evidence/token.ts';

/** The kind of answer to a token request. Exactly one applies; see RFC 6749 sections 5.1 and 5.2. */
export type AnswerKind =
  /** 2xx, JSON, with an `access_token`. */
  | 'token'
  /** An OAuth server refuses. */
  | 'refusal'
  /** 2xx, and neither a token nor a page: an error, only an `id_token`, a custom format. */
  | 'no-token'
  | 'throttled'
  | 'server-error'
  /** 502, 503 or 504 from a gateway in front of the identity provider. */
  | 'gateway-error'
  /** 401 or 403 from a gateway in front of the identity provider. */
  | 'gateway-refusal'
  /** A page with a success status that says that the service is down. */
  | 'maintenance'
  /** 511: the network asks its user to sign in first (RFC 6585 section 6). */
  | 'portal'
  | 'redirect'
  /** A page of a web application firewall that rejects the request. */
  | 'firewall'
  /** A web page with a success status. */
  | 'page'
  /** 404, 405 or 410 without an OAuth error. */
  | 'no-endpoint'
  /** Truncated JSON. */
  | 'cut-short';

/** Kinds that an OAuth server returns on purpose; the others mean that the request was not processed. */
export const isConsidered = (kind: AnswerKind): boolean =>
  kind === 'token' || kind === 'refusal' || kind === 'no-token';

export function kindOf(answer: TokenAnswer): AnswerKind {
  const { status, form } = answer;
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 511) return 'portal';
  if (isFirewallPage(answer)) return 'firewall';
  if (status === 429) return 'throttled';
  if (isPassing(status)) return isGatewayError(answer) ? 'gateway-error' : 'server-error';
  if (isGatewayRefusal(answer)) return 'gateway-refusal';
  if (isMaintenancePage(answer)) return 'maintenance';
  if (isCutShort(answer)) return 'cut-short';
  if (status < 300) {
    if (answer.members.includes('access_token')) return 'token';
    return form === 'html' ? 'page' : 'no-token';
  }
  return isNoSuchPlace(status) && answer.error === undefined ? 'no-endpoint' : 'refusal';
}

/** There is nothing at this URL, or nothing that accepts POST. */
export const isNoSuchPlace = (status: number): boolean => [404, 405, 410].includes(status);

/** Statuses that say nothing about the client: the server failed, or asks for a retry. */
export const isPassing = (status: number): boolean => status >= 500 || status === 408 || status === 425;

/** Members with which careless servers report an error with status 200. */
export const errorMembers = ({ members }: TokenAnswer): readonly string[] =>
  members.includes('access_token')
    ? []
    : members.filter((name) =>
        /^(?:errors?|error_?(?:code|message|description|summary)|fault|exception|message)$/i.test(name),
      );

/** 520 to 530 are Cloudflare's, for an origin server that it cannot reach. */
const isGatewayError = ({ status, form }: TokenAnswer): boolean =>
  ([502, 503, 504].includes(status) || (status >= 520 && status <= 530)) && form !== 'json';

/** The body is shorter than announced, or is JSON that does not parse. */
const isCutShort = (answer: TokenAnswer): boolean => {
  const announced = Number(answer.headers['content-length']);
  const isCoded = answer.headers['content-encoding'] !== undefined;
  if (!isCoded && Number.isFinite(announced) && answer.bytes < announced) return true;
  return answer.form !== 'html' && answer.members.length === 0 && /^\s*\{\s*"/.test(answer.excerpt ?? '');
};

/** Texts and headers of the firewalls that are most common in front of identity providers, with the name to show. */
const FIREWALLS: readonly (readonly [name: string, isMarked: (answer: TokenAnswer) => boolean])[] = [
  [
    'Cloudflare',
    (answer) =>
      answer.headers['cf-mitigated'] !== undefined ||
      isCloudflaresCode(answer) ||
      /Attention Required|Just a moment|cf-error-details|used Cloudflare to restrict/i.test(textOf(answer)),
  ],
  [
    'Akamai',
    (answer) =>
      /AkamaiGHost/i.test(answer.headers['server'] ?? '') ||
      /Reference\s*(?:#|&#35;)\s*[\da-f.]+/i.test(textOf(answer)),
  ],
  ['AWS WAF', ({ headers }) => headers['x-amzn-waf-action'] !== undefined],
  ['F5', (answer) => /requested URL was rejected/i.test(textOf(answer))],
  ['Sucuri', (answer) => /Sucuri/i.test(textOf(answer))],
  ['FortiWeb', (answer) => /FortiWeb/i.test(textOf(answer))],
  ['Barracuda', (answer) => /Barracuda/i.test(textOf(answer))],
  ['Azure', (answer) => /Azure-Application-Gateway/i.test(answer.headers['server'] ?? '')],
  ['ModSecurity', (answer) => /Mod_?Security/i.test(textOf(answer))],
  ['DataDome', (answer) => /datadome/i.test(textOf(answer))],
  ['HUMAN (PerimeterX)', (answer) => /perimeterx|px-captcha/i.test(textOf(answer))],
  // Imperva adds x-iinfo to every answer that it forwards.
  [
    'Imperva',
    (answer) => answer.headers['x-iinfo'] !== undefined || /Incapsula incident/i.test(textOf(answer)),
  ],
];

/** Web filters of the client's own network, by the texts of their pages, with the name to show. */
const WEB_FILTERS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Zscaler', /zscaler/i],
  ['Netskope', /netskope|goskope/i],
  ['Palo Alto Networks', /web page blocked|palo ?alto|globalprotect/i],
  ['FortiGuard', /fortiguard|fortigate|fortinet/i],
  ['Blue Coat (Symantec)', /blue ?coat|proxysg|content_filter_denied|symantec web security/i],
  ['Cisco Umbrella', /cisco umbrella|opendns|cisco secure web/i],
  ['Forcepoint', /forcepoint|websense/i],
  ['Skyhigh (McAfee)', /mcafee web gateway|skyhigh/i],
  ['Sophos', /sophos/i],
  ['Check Point', /check ?point|usercheck/i],
  ['iboss', /\biboss\b/i],
  ['SonicWall', /sonicwall/i],
  ['Cloudflare Gateway', /cloudflare gateway/i],
  ['Squid', /\bsquid\b|ERR_ACCESS_DENIED/i],
];

/** How a filter of the client's own network says that access is not allowed. */
const POLICY =
  /(?:company|corporate|organi[sz]ation(?:'s|al)?|acceptable.use|internet (?:usage|access|security)|web (?:access|filter\w*|security|usage)) polic(?:y|ies)|content categori[sz]ation|url (?:category|filter\w*)|web filter|(?:site|page|website|access to this (?:site|page|website)) (?:is|has been|was) blocked by (?:your|the|our) (?:company|organi[sz]ation|administrator|network|it )/i;

const textOf = ({ title = '', excerpt = '', error }: TokenAnswer): string =>
  `${title} ${excerpt} ${error?.description ?? ''}`;

/** The plain text of Cloudflare's error 1010 and similar ones, which it returns to anything but a browser. */
const isCloudflaresCode = ({ form, excerpt = '' }: TokenAnswer): boolean =>
  form === 'text' && /^error code: 1\d{3}\s*$/i.test(excerpt);

/** The operator of the firewall in front of the identity provider, if its page shows it. */
export const firewallOf = (answer: TokenAnswer): string | undefined =>
  FIREWALLS.find(([, isMarked]) => isMarked(answer))?.[0];

/** The operator of the filter of the client's network, if its page shows it. */
export const webFilterOf = (answer: TokenAnswer): string | undefined =>
  WEB_FILTERS.find(([, pattern]) =>
    pattern.test(
      `${textOf(answer)} ${answer.headers['server'] ?? ''} ${answer.headers['x-squid-error'] ?? ''}`,
    ),
  )?.[0];

/** Whether a page comes from a filter of the client's own network. */
export const isWebFilterPage = (answer: TokenAnswer): boolean =>
  firewallOf(answer) === undefined &&
  (POLICY.test(textOf(answer)) ||
    (webFilterOf(answer) !== undefined &&
      (answer.status === 403 ||
        /block|denied|forbidden|restrict|prohibit|not allowed/i.test(textOf(answer)))));

/** How a firewall says, on a page of any status, that it requires a person or has blocked the request. */
const CHALLENGE =
  /captcha|checking your browser|verif\w* (?:that )?you(?:'re| are) (?:a )?(?:human|not a (?:ro)?bot)|are you a (?:human|robot)|ddos protection|bot (?:detection|protection|management)|security (?:check|challenge|policy)|access (?:to this page )?(?:has been |is )?(?:denied|blocked)|request (?:was |is |has been )?(?:blocked|rejected)|requested URL was rejected|web application firewall|unusual traffic|enable javascript and cookies to continue|Attention Required|Just a moment|Incapsula incident/i;

/** Whether the page identifies itself as a firewall's. */
export const isChallenge = (answer: TokenAnswer): boolean =>
  answer.headers['cf-mitigated'] !== undefined ||
  answer.headers['x-amzn-waf-action'] !== undefined ||
  // Imperva's challenge is a page of script without text.
  (answer.headers['x-iinfo'] !== undefined && answer.form === 'html' && !hasTitle(answer)) ||
  CHALLENGE.test(textOf(answer));

const hasTitle = ({ title, excerpt = '' }: TokenAnswer): boolean =>
  title !== undefined || /<title/i.test(excerpt);

/** A page that refuses. An overloaded server also answers 503 with a page, so that needs a firewall's own mark. */
const isFirewallPage = (answer: TokenAnswer): boolean => {
  if (answer.form !== 'html')
    return answer.headers['x-amzn-waf-action'] !== undefined || isCloudflaresCode(answer) || isBlock(answer);
  if ([403, 406, 429].includes(answer.status)) return true;
  if (answer.status === 503)
    return firewallOf(answer) !== undefined || isChallenge(answer) || isWebFilterPage(answer);
  return answer.status !== 401 && (isChallenge(answer) || isWebFilterPage(answer));
};

/** JSON from a firewall: without an error of RFC 6749 section 5.2, saying that it blocked the request. */
const isBlock = ({ status, form, error, members }: TokenAnswer): boolean =>
  form === 'json' &&
  [403, 406].includes(status) &&
  !members.includes('error') &&
  /\b(?:request|access|you|ip|client)\b.{0,40}\b(?:been |was |is |were |are )?blocked\b|web application firewall|\bwaf\b|bot (?:detection|protection|management)/i.test(
    error?.description ?? '',
  );

const isMaintenancePage = (answer: TokenAnswer): boolean =>
  (answer.form === 'html' || (answer.form === 'json' && !/_token$/m.test(answer.members.join('\n')))) &&
  answer.status < 300 &&
  /\bmaintenance\b|wartung|mantenimiento|manuten(?:ç|z)|onderhoud|メンテナンス|维护|(?:temporarily|currently|service) unavailable|be (?:right )?back (?:soon|shortly|online)|scheduled (?:downtime|outage)|under construction|down for (?:maintenance|upgrade)|technical difficulties/i.test(
    textOf(answer),
  );

/** Texts of a network that asks its user to sign in, which no identity provider uses. */
export const isPortalPage = (answer: TokenAnswer): boolean =>
  /wi-?fi|wlan\b|hotspot|captive|splash page|guest (?:network|access|internet|portal|login)|network (?:login|log-?in|sign-?in|sign-?on|access|authentication)|internet (?:access|usage)|(?:accept|agree to) (?:the |our )?terms|acceptable use|free internet|airport|hotel\b|web authentication redirect|login to (?:the )?network/i.test(
    textOf(answer),
  );

/** The realms with which proxies and ingresses ask for their own credentials (RFC 9110 section 11.5). */
const GATEWAY_REALM =
  /realm="?(?:nginx|traefik|haproxy|apache|envoy|kong|service|caddy|ingress|istio|squid|openresty|restricted|protected|private|authentication required|authorization required|staging|secured? area|please )/i;

/**
 * 401 or 403 from a gateway in front of the identity provider: an OAuth server answers in JSON with an error of RFC
 * 6749, and never asks for Negotiate, NTLM or Digest.
 */
function isGatewayRefusal({ status, form, headers, error, excerpt = '' }: TokenAnswer): boolean {
  if (status !== 401 && status !== 403) return false;
  if (error !== undefined) {
    return (
      error.error === '' &&
      /\b(?:api|subscription) key\b|^(?:forbidden|unauthorized|missing authentication token)\.?$/i.test(
        error.description ?? '',
      )
    );
  }
  if (form === 'json') return false;
  if (status === 403) return /^RBAC: access denied/i.test(excerpt);
  const challenge = headers['www-authenticate'] ?? '';
  return (
    form === 'html' ||
    // A token endpoint itself is not protected by tokens (RFC 6750 section 3). "Jwt is missing" is Envoy's.
    /^\s*(?:negotiate|ntlm|digest|bearer)\b/i.test(challenge) ||
    /^Jwt [a-z ]+/.test(excerpt) ||
    GATEWAY_REALM.test(challenge) ||
    (form === 'text' && /^\s*basic\b/i.test(challenge))
  );
}

/**
 * A redirect to the sign-in page of the network: to another host, and either from plain HTTP, which any network can
 * intercept, or to a recognisable portal.
 */
export function isPortalRedirect({ status, url, location }: TokenAnswer): boolean {
  if (status < 300 || status >= 400 || location === undefined || !URL.canParse(location, url)) return false;
  const [from, to] = [new URL(url), new URL(location, url)];
  const leads = from.hostname !== to.hostname;
  return (
    leads &&
    (from.protocol === 'http:' ||
      isPrivateAddress(to.hostname) ||
      /captive|portal|hotspot|wi-?fi|splash|guest|webauth|securelogin|fgtauth|zscaler|zscloud|goskope|network-auth\.com/i.test(
        `${to.hostname}${to.pathname}`,
      ))
  );
}
