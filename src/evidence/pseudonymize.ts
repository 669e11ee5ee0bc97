import { randomBytes } from 'node:crypto';
import type { Evidence } from './evidence.ts';
import { identitiesIn, textsIn } from './identities.ts';
import { valueOf } from './observation.ts';
import { pseudonymizeFilter } from './pseudonymize-filter.ts';
import { pseudonymizer } from './pseudonyms.ts';

/**
 * Replaces everything that identifies a person or an installation by a pseudonym of the same form: hosts, tenants,
 * client ids, subjects, e-mail addresses, Confluent ids, and names in certificates, topics, groups and files. Equal
 * names get equal pseudonyms everywhere, including inside longer texts, percent-encoded and in capitals; names that
 * differ by a typing error still do. What identifies a product stays: its domains, the prefixes of ids, the paths of
 * its URLs. `LEFT_AS_IT_IS` lists what else stays.
 *
 * @param salt keeps others from guessing names by trial; default: a new random one per bundle
 */
export function pseudonymize(evidence: Evidence, salt: Uint8Array = randomBytes(32)): Evidence {
  const ofWords = pseudonymizer(identitiesIn(evidence), salt);
  const change = (text: string): string => ofWords(text.replace(BASE64, (run) => inBase64(run, ofWords)));
  const claims = new Map(
    Object.entries(valueOf(evidence.token.jwt)?.claims ?? {}).map(([name, value]) => [name, textsIn(value)]),
  );
  const ofFilter = (filter: string): string => pseudonymizeFilter(filter, claims, change);
  return { ...(mapTexts(evidence, change, ofFilter) as Evidence), schemaVersion: 1 };
}

/** What a pseudonymized bundle still contains, for people who share it. */
export const LEFT_AS_IT_IS =
  'IP addresses, ports, public keys and key ids, certificate fingerprints, times, names of examples (acme, contoso), and custom claims other than identities; a regular expression in a pool filter that cannot be renamed piece by piece is replaced by one that gives this token the same result';

/**
 * Member names are our own, except those of connections, of namespaced claims, and of experiments that contain an id.
 */
const isName = (name: string): boolean => /[./:@=]|\b(?:lkc|pool|op)-/.test(name);

const BASE64 = /[A-Za-z\d+/_-]{12,}={0,2}/g;

/** Changes the text that is encoded in base64 or base64url; anything else stays. */
function inBase64(run: string, change: (text: string) => string): string {
  const encoding = /[-_]/.test(run) || (!run.endsWith('=') && run.length % 4 !== 0) ? 'base64url' : 'base64';
  const bytes = Buffer.from(run, encoding);
  const text = bytes.toString('utf8');
  if (bytes.toString(encoding) !== run || /[\p{C}\uFFFD]/u.test(text)) return run;
  const changed = change(text);
  return changed === text ? run : Buffer.from(changed).toString(encoding);
}

/** Applies a change to every text in plain data, and another to the filters of pools. */
function mapTexts(
  value: unknown,
  change: (text: string) => string,
  ofFilter: (filter: string) => string,
): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, ofFilter));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      isName(name) ? change(name) : name,
      mapTexts(member, name === 'filter' || name === 'poolFilter' ? ofFilter : change, ofFilter),
    ]),
  );
}
