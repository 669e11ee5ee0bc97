import { redactionOf } from '../redaction/known.ts';

/**
 * Returns a function that removes secrets from every string of a value, however a server encoded them. Structure,
 * numbers and member order stay.
 *
 * Text from the client's configuration and our own text lose whole secrets. All other text may be an echo, and loses
 * anything that has 8 characters in common with a secret.
 *
 * @param shown texts that are not secret even if they share words with one: client id, hosts
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

export type Redact = <T>(value: T) => T;

/**
 * Where the text in a part of the evidence comes from; in a `document` and a `table`, member names come from outside
 * too.
 */
type Zone = 'own' | 'echo' | 'document' | 'table';

const zoneOf = (name: string, zone: Zone): Zone => {
  if (zone === 'own' || zone === 'document') return zone;
  if (TABLES.has(name)) return 'table';
  if (DOCUMENTS.has(name)) return 'document';
  return OWN.has(name) ? 'own' : 'echo';
};

/** Members of the evidence whose entire structure comes from outside. */
const DOCUMENTS: ReadonlySet<string> = new Set(['json', 'header', 'claims', 'headers']);

/** Members of the evidence whose entries are named from outside, but have our own structure. */
const TABLES: ReadonlySet<string> = new Set(['connections', 'experiments']);

/** Members of the evidence whose values are our own or the client's. */
const OWN: ReadonlySet<string> = new Set([
  ...['as', 'because', 'blemishes', 'client', 'clientAuth', 'code', 'did', 'form', 'from', 'input', 'keeper'],
  ...['key', 'keySet', 'kind', 'outcome', 'sent', 'span', 'stage', 'status', 'trust', 'wanted'],
]);
