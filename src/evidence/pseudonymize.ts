import { randomBytes } from 'node:crypto';
import type { Evidence } from './evidence.ts';
import { comparedParts, identitiesIn } from './identities.ts';
import { inCaseOf, pseudonymizer } from './pseudonyms.ts';

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
  const ofParts = new Map<string, string>();
  for (const { part, of } of comparedParts(evidence)) {
    const [at, made] = [of.toLowerCase().indexOf(part.toLowerCase()), ofWords(of)];
    if (made.length !== of.length) continue;
    const same = made.slice(at, at + part.length);
    for (const mark of [`"`, `'`]) ofParts.set(mark + part + mark, mark + inCaseOf(part, same) + mark);
  }
  // A literal may end within a word, and has to be that part of the word's pseudonym.
  const change = (text: string): string =>
    text
      .split(/("[^"\\]{2,}"|'[^'\\]{2,}')/)
      .map((piece) => ofParts.get(piece) ?? ofWords(piece))
      .join('');
  return { ...(mapTexts(evidence, change) as Evidence), schemaVersion: 1 };
}

/** What a pseudonymized bundle still contains, for people who share it. */
export const LEFT_AS_IT_IS =
  'IP addresses, ports, public keys and key ids, certificate fingerprints, times, names of examples (acme, contoso), and custom claims other than identities';

/**
 * Member names are our own, except those of connections, of namespaced claims, and of experiments that contain an id.
 */
const isName = (name: string): boolean => /[./:@=]|\b(?:lkc|pool|op)-/.test(name);

/** Applies a change to every text in plain data. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      isName(name) ? change(name) : name,
      mapTexts(member, change),
    ]),
  );
}
