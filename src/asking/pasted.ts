/* People paste more than the value: its label, quotes, a trailing JSON comma, a line break. */

/**
 * `Issuer URI: `, `"issuer": `, `issuer_uri = `, `--pool-filter `: the label before a value. A URL's scheme is not one.
 */
const LABEL =
  /^(?:--?)?["']?(?:issuer(?:[ _]?ur[il])?|jwks[ _-]?(?:endpoint|ur[il])|provider-(?:issuer|jwks-uri|keys)|(?:pool-)?filter|(?:pool-)?identity[ _-]claim|key[ _]?ids?|keys?|kids?)["']?(?:\s*[:=|]\s*|\s+)(?=\S)/i;

/** The value in pasted text: without its label, quotes and trailing comma. */
export function cleaned(pasted: string): string {
  const value = pasted.trim().replace(LABEL, '').trim().replace(/[,;]$/, '').trim();
  return /^(["'`])([^"'`]*)\1$/.exec(value)?.[2] ?? value;
}

/** Key ids in a list of any form: separated by commas or spaces, or members of JSON. */
export const keyIds = (pasted: string): readonly string[] => [
  ...new Set(
    [...cleaned(pasted).matchAll(/[^\s,;"'[\]{}]+/g)]
      .map(([id]) => id)
      .filter((id) => !/^(?:kid|kids|key|keys|alg|RS\d+|PS\d+|ES\d+|:)$|:$/i.test(id)),
  ),
];
