import { redactionOf } from '../redaction/known.ts';

/**
 * Returns a function that removes secrets from every string of a value, however a server encoded them. Structure,
 * numbers and member order stay.
 *
 * Text from the client's configuration and our own text lose whole secrets. All other text may be an echo, and loses
 * anything that has 8 characters in common with a secret. What servers say to people loses all that is not recognised.
 *
 * @param shown texts that are not secret even if they share words with one: client id, hosts
 */
export function redactor(secrets: readonly string[], shown: readonly string[] = []): Redact {
  const { ofEcho, ofProse, ofOwn } = redactionOf(secrets, shown);
  const textOf: Readonly<Record<Zone, (text: string) => string>> = {
    ...{ own: ofOwn, echo: ofEcho, document: ofEcho, table: ofEcho },
    ...{ certificates: ofEcho, prose: ofProse, headers: ofProse },
  };
  const nameOf: Readonly<Record<Zone, (text: string) => string>> = {
    ...{ own: ofOwn, echo: ofOwn, document: ofEcho, table: ofEcho },
    ...{ certificates: ofOwn, prose: ofOwn, headers: ofProse },
  };
  const walk = (value: unknown, zone: Zone): unknown => {
    if (typeof value === 'string') return textOf[zone](value);
    if (Array.isArray(value)) return value.map((each) => walk(each, zone));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [nameOf[zone](name), walk(each, zoneOf(name, zone))]),
    );
  };
  return <T>(value: T): T => walk(value, 'echo') as T;
}

export type Redact = <T>(value: T) => T;

/**
 * Where the text in a part of the evidence comes from; in a `document`, a `table` and `headers`, member names come from
 * outside too. `prose` is compared with nothing: people read it, and the error texts of causes match its words.
 */
type Zone = 'own' | 'echo' | 'document' | 'table' | 'certificates' | 'prose' | 'headers';

function zoneOf(name: string, zone: Zone): Zone {
  if (zone === 'own' || zone === 'prose' || zone === 'headers') return zone;
  if (zone === 'document') return name.endsWith('_supported') ? 'prose' : zone;
  if (zone === 'certificates') return name === 'subject' || name === 'issuer' ? 'prose' : zone;
  return ZONES.get(name) ?? 'echo';
}

/** The members of the evidence whose text is not an echo alone. */
const ZONES: ReadonlyMap<string, Zone> = new Map<string, Zone>([
  // Their entire structure comes from outside.
  ...inZone('document', ['json', 'header', 'claims']),
  ...inZone('headers', ['headers']),
  // Their entries are named from outside, but have our own structure.
  ...inZone('table', ['connections', 'experiments']),
  ...inZone('certificates', ['chain']),
  ...inZone('prose', ['challenge', 'description', 'error', 'errorMessage', 'excerpt', 'hint', 'location']),
  ...inZone('prose', ['members', 'message', 'refusal', 'saw', 'scope', 'title', 'tokenType', 'vendorCode']),
  // Their values are our own or the client's.
  ...inZone('own', ['as', 'because', 'blemishes', 'client', 'clientAuth', 'code', 'did', 'form', 'from']),
  ...inZone('own', [
    'input',
    'keeper',
    'key',
    'keySet',
    'kind',
    'outcome',
    'sent',
    'span',
    'stage',
    'status',
  ]),
  ...inZone('own', ['stopped', 'trust', 'wanted']),
]);

function inZone(zone: Zone, names: readonly string[]): readonly (readonly [string, Zone])[] {
  return names.map((name) => [name, zone]);
}
