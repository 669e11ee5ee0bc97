import { tokenUrlFault, withoutSlash, type TokenUrlFault } from '../spelling/token-url.ts';
import { identify } from './identify.ts';

/**
 * What is wrong with a URL in the place of the token endpoint, told from its text and from the URLs of the products that are
 * known. `issuers` are those that discovery and Confluent name.
 */
export function tokenUrlFaultOf(url: string, issuers: readonly string[]): TokenUrlFault | undefined {
  const isIssuer = URL.canParse(url) && identify([url])?.isIssuer?.(new URL(url)) === true;
  return tokenUrlFault(url, isIssuer ? [...issuers, url] : issuers);
}

/**
 * Whether it is known that a slash at the end does not belong there: of a product that has none, or of a URL that is published
 * without. Others have one: the token endpoints of AD FS (`/adfs/oauth2/token/`) and of what is written with Django
 * (`/o/token/`) do.
 */
export const isSlashTooMuch = (url: string, published: string | undefined): boolean =>
  identify([url]) !== undefined || published === withoutSlash(url);
