import { randomBytes } from 'node:crypto';
import type { Evidence } from './evidence.ts';
import { identitiesIn } from './identities.ts';
import { pseudonymizer } from './pseudonyms.ts';

/**
 * Replaces what tells who somebody is, or which installation this is, by others of the same look: hosts, tenants, client ids, subjects,
 * e-mail addresses, ids at Confluent, names in certificates, topics, groups and files. The same becomes the same everywhere, also inside
 * of longer texts, percent-encoded, and in capitals; names that differ by a typing error still do. What products are recognised by
 * stays: their domains, the kinds of ids, paths of their URLs. See `LEFT_AS_IT_IS` for what stays besides.
 *
 * @param salt keeps others from trying names until one fits; a new one for every bundle unless said
 */
export function pseudonymize(evidence: Evidence, salt: Uint8Array = randomBytes(32)): Evidence {
  const change = pseudonymizer(identitiesIn(evidence), salt);
  return { ...(mapTexts(evidence, change) as Evidence), schemaVersion: 1 };
}

/** What a pseudonymized bundle still has, for whoever hands it out. */
export const LEFT_AS_IT_IS =
  'IP addresses, ports, public keys and key ids, certificate fingerprints, times, and custom claims other than identities';

/** Names of members are ours, but for those of connections, of claims with a namespace, and of experiments with an id. */
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
