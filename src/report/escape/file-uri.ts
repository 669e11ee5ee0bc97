/**
 * A file name as a URI reference (RFC 3986): a relative one stays relative, so that it is found in a repository; an
 * absolute one gets the scheme `file`.
 */
export function fileUri(file: string): string {
  const windows = /^([A-Za-z]):[\\/](.*)$/s.exec(file);
  if (windows !== null) return `file:///${windows[1]}:/${segments(windows[2]!.replaceAll('\\', '/'))}`;
  if (file.startsWith('/')) return `file://${segments(file)}`;
  return segments(file.replace(/^(?:\.\/)+/, ''));
}

/** Lone surrogates, which UTF-8 cannot encode, become U+FFFD. */
const segments = (path: string): string =>
  path
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(LONE, '\ufffd')))
    .join('/');

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
