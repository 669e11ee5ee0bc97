import type { Certificate } from '../../evidence/connection.ts';

/** How products that inspect TLS name themselves in the certificates that they create. */
const INTERCEPTORS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Zscaler', /zscaler/i],
  ['Netskope', /netskope|goskope/i],
  ['Palo Alto Networks', /palo ?alto|pan-?os|globalprotect|prisma access/i],
  ['Fortinet', /forti(?:net|gate)/i],
  ['Blue Coat (Symantec)', /blue ?coat|symantec web security|cloud soc|proxysg/i],
  ['Cisco', /cisco umbrella|cisco secure access|opendns|ironport|cisco .*(?:proxy|inspection|decrypt)/i],
  ['Sophos', /sophos/i],
  ['Check Point', /check ?point/i],
  ['Skyhigh (McAfee)', /mcafee|skyhigh|trellix/i],
  ['Forcepoint', /forcepoint|websense/i],
  ['Menlo Security', /menlo ?security/i],
  ['iboss', /\biboss\b/i],
  ['Barracuda', /barracuda/i],
  ['Cato Networks', /cato networks/i],
  ['Cloudflare Gateway', /cloudflare (?:gateway|for teams|zero trust)|gateway ca - cloudflare/i],
  ['SonicWall', /sonicwall/i],
  ['WatchGuard', /watchguard/i],
  ['Trend Micro', /trend ?micro/i],
  ['Smoothwall', /smoothwall/i],
  ['Lightspeed', /lightspeed (?:rocket|systems|filter)/i],
  ['Securly', /securly/i],
  ['F5', /ssl orchestrator/i],
  ['Squid', /\bsquid\b/i],
  ['mitmproxy', /mitmproxy/i],
  ['Charles Proxy', /charles proxy/i],
  ['Fiddler', /fiddler/i],
  ['Burp Suite', /portswigger/i],
  ['Avast', /\bavast\b/i],
  ['AVG', /\bavg (?:web|technologies|antivirus)/i],
  ['Kaspersky', /kaspersky/i],
  ['ESET', /\beset\b/i],
  ['Bitdefender', /bitdefender/i],
];

/** The product that created one of these certificates, by the name in it. */
export const interceptorIn = (chain: readonly Certificate[]): string | undefined =>
  INTERCEPTORS.find(([, pattern]) => chain.some(({ issuer }) => pattern.test(issuer)))?.[0];

/**
 * Whether this names an authority that browsers and Java trust. An outdated Node.js or truststore lacks the newest of
 * their roots.
 */
export const isPublicAuthority = (issuer: string): boolean =>
  /\b(?:digicert|let's encrypt|internet security research group|isrg|amazon(?: root| rsa)?|starfield|godaddy|google trust services|gts root|globalsign|sectigo|usertrust|comodo|entrust|microsoft (?:azure|rsa|ecc|tls|corporation)|baltimore|cybertrust|identrust|ssl\.com|ssl corporation|certum|asseco|buypass|swisssign|quovadis|actalis|harica|geotrust|rapidssl|thawte|verisign|t-telesec|d-trust|telia|certigna|zerossl|trustwave|wisekey|emudhra|twca|affirmtrust|network solutions)\b/i.test(
    issuer,
  );
