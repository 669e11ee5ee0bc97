import { formatOf } from '../recognise.ts';
import type { Format } from '../format.ts';
import type { Reading } from '../reading.ts';
import { readVariables } from '../kafka/variables.ts';
import { UsageError } from '../../text/problem.ts';
import type { Pair } from '../../text/properties.ts';
import { inner, type Source } from '../../text/source.ts';
import { refusedAt } from '../refused.ts';
import type { Entry, Store } from './objects.ts';

/**
 * The client settings in a Secret or ConfigMap: in the files it contains, and in those of its keys that are setting
 * names.
 */
export function readStore(
  { entries }: Store,
  source: Source,
  embeddable: readonly Format[],
): { readonly readings: readonly Reading[]; readonly faults: readonly UsageError[] } {
  const readings: Reading[] = [];
  const faults: UsageError[] = [];
  const all = [...entries.values()];
  for (const entry of all.filter(isFile)) {
    try {
      readings.push(readFile(entry, source, embeddable));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      faults.push(error);
    }
  }
  const settings = all.filter((entry) => !isFile(entry)).map(asVariable);
  return {
    readings: [...(settings.length === 0 ? [] : [readVariables(settings, source)]), ...readings],
    faults,
  };
}

/** `client.properties`, or any value with several lines; a secret with a trailing line break does not count. */
const isFile = ({ key: { text: key }, value }: Entry): boolean =>
  !KAFKA.test(key) &&
  !/^[A-Z][A-Z\d_]*$/.test(key) &&
  (/\.(?:properties|conf|config|cfg|ini|json|ya?ml|env)$/i.test(key) ||
    (value.text.trimEnd().includes('\n') && !value.text.startsWith('-----BEGIN')));

/**
 * Reads an embedded file.
 *
 * @param embeddable the formats that it may have
 * @throws UsageError when it has a syntax error, or nothing about a Kafka client
 */
export function readFile({ key, value }: Entry, source: Source, embeddable: readonly Format[]): Reading {
  if (value.text.trim() === '') throw refusedAt(source, key, 'this file is empty; was it cut off?');
  const file = inner(source, key.text, value);
  const format = formatOf(file, embeddable);
  if (format === undefined) throw whyNone(key, value, source);
  const reading = format.read(file, embeddable);
  return {
    ...reading,
    found: reading.found.map((found) => ({ references: format.references, ...found })),
  };
}

const whyNone = (key: Entry['key'], value: Entry['value'], source: Source): UsageError =>
  isBase64OfText(value.text)
    ? refusedAt(
        source,
        value,
        'encoded in base64 twice; Kubernetes decodes it once, so the client gets base64. Encode it once',
      )
    : refusedAt(source, key, 'this file has no properties of a Kafka client');

const isBase64OfText = (text: string): boolean =>
  /^[A-Za-z0-9+/\r\n]{16,}={0,2}$/.test(text.trimEnd()) &&
  /^[\x20-\x7e\t\r\n]*$/.test(Buffer.from(text.replace(/\s/g, ''), 'base64').toString('utf8'));

/**
 * A key under the name that it would have as an environment variable: `clientSecret`, `client-secret`,
 * `sasl.mechanism`.
 */
const asVariable = ({ key, value }: Entry): Pair => ({
  name: { ...key, text: variableCalled(key.text) },
  value,
});

const KAFKA = /^(?:bootstrap\.servers|security\.protocol|sasl\.[\w.]+|ssl\.[\w.]+|group\.id)$/;

const variableCalled = (key: string): string => {
  const name = key
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[.-]/g, '_')
    .toUpperCase();
  return KAFKA.test(key) ? `KAFKA_${name}` : name;
};
