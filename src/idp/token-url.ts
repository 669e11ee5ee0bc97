import { tokenUrlFault, withoutSlash, type TokenUrlFault } from '../spelling/token-url.ts';
import { identify } from './identify.ts';

/**
 * What is wrong with the token endpoint's URL, judged by its text and the URLs of known products. `issuers` are those
 * that discovery and Confluent name.
 */
export function tokenUrlFaultOf(url: string, issuers: readonly string[]): TokenUrlFault | undefined {
  const isIssuer = URL.canParse(url) && identify([url])?.isIssuer?.(new URL(url)) === true;
  return tokenUrlFault(url, isIssuer ? [...issuers, url] : issuers);
}

/**
 * Whether a trailing slash is known to be wrong: for a product without one, or for a URL that is published without. The
 * token endpoints of AD FS (`/adfs/oauth2/token/`) and of Django applications (`/o/token/`) have one.
 */
export const isSlashTooMuch = (url: string, published: string | undefined): boolean =>
  identify([url]) !== undefined || published === withoutSlash(url);
