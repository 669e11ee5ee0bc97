/*
 * Passwords in URLs (RFC 3986 section 3.2.1), also in those that lack their scheme: people configure such, and are told of it.
 */

/** Without a scheme only what stands before the name of a host: `kafka:read@all` is a scope. */
const USER_INFO = /^([^/?#]*\/\/[^/?#@:]*|[\w.%+-]+(?=:[^/?#@\s]+@[\w-]+\.[\w-])):([^/?#@]*)@/;

/** The text as it was configured, with a password in it masked. */
export const withoutPassword = (url: string): string => url.replace(USER_INFO, '$1:***@');

export const holdsPassword = (url: string): boolean => (USER_INFO.exec(url)?.[2] ?? '') !== '';

/** The URL with a scheme, for whoever wants it taken apart. */
export const withScheme = (url: string): string => (/^[^/?#]*\/\//.test(url) ? url : `https://${url}`);
