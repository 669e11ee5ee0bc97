import { redactionOf } from '../redaction/known.ts';

/**
 * Makes a function that takes secrets out of every string of a value, in whatever way a server wrote them. Structure,
 * numbers and the order of members stay.
 *
 * What the client was configured with and what we say ourselves loses whole secrets. Everything else is taken for an echo, and
 * loses what has 8 characters in common with one.
 *
 * @param shown what is no secret although one may have words of it: client id, hosts
 */
export function redactor(secrets: readonly string[], shown: readonly string[] = []): Redact {
  const { ofEcho, ofOwn } = redactionOf(secrets, shown);
  const walk = (value: unknown, zone: Zone): unknown => {
    if (typeof value === 'string') return (zone === 'own' ? ofOwn : ofEcho)(value);
    if (Array.isArray(value)) return value.map((each) => walk(each, zone));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        zone === 'document' || zone === 'table' ? ofEcho(name) : ofOwn(name),
        walk(each, zoneOf(name, zone)),
      ]),
    );
  };
  return <T>(value: T): T => walk(value, 'echo') as T;
}

/** Takes secrets out of every string of a value. */
export type Redact = <T>(value: T) => T;

/** Whose words a part of the evidence is: in a `document` and a `table` the names of members are others' too. */
type Zone = 'own' | 'echo' | 'document' | 'table';

const zoneOf = (name: string, zone: Zone): Zone => {
  if (zone === 'own' || zone === 'document') return zone;
  if (TABLES.has(name)) return 'table';
  if (DOCUMENTS.has(name)) return 'document';
  return OWN.has(name) ? 'own' : 'echo';
};

/** Members of the evidence whose whole structure comes from outside. */
const DOCUMENTS: ReadonlySet<string> = new Set(['json', 'header', 'claims', 'headers']);

/** Members of the evidence that have entries by names from outside, each of a structure of ours. */
const TABLES: ReadonlySet<string> = new Set(['connections', 'experiments']);

/** Members of the evidence that have values of our own making, or the client's. */
const OWN: ReadonlySet<string> = new Set([
  ...['as', 'because', 'blemishes', 'client', 'clientAuth', 'code', 'did', 'form', 'from', 'input', 'keeper'],
  ...['key', 'keySet', 'kind', 'outcome', 'sent', 'span', 'stage', 'status', 'trust', 'wanted'],
]);
