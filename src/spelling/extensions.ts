import type { SaslAnswer } from '../evidence/broker.ts';

/*
 * SASL extensions (KIP-342) in the client's first message. The grammar is that of Apache Kafka's
 * `OAuthBearerClientInitialResponse`: a single name or value outside it makes the broker reject the whole message,
 * token included, with the generic error.
 */

const NAME = /^[A-Za-z]+$/;
const VALUE = /^[\x21-\x7E \t\r\n]+$/;

/** A valid extension name in the broker's grammar. */
export const isExtensionName = (name: string): boolean => NAME.test(name);

/** A valid extension value in the broker's grammar: printable ASCII and white space, not empty. */
export const isExtensionValue = (value: string): boolean => VALUE.test(value);

/** Only JAAS marks extensions with `extension_`; every other client would send the prefix to the broker. */
export const JAAS_PREFIX = /^extension[_.]/i;

/** The extensions that Confluent Cloud reads. It ignores the case of their names. */
const KNOWN = ['logicalCluster', 'identityPoolId'] as const;

/** The value of an extension, ignoring the case of its name. */
export function extensionNamed(
  extensions: Readonly<Record<string, string>>,
  name: (typeof KNOWN)[number],
): string | undefined {
  return Object.entries(extensions).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** The intended name: `identity_pool_id` and `extension_identityPoolId` mean `identityPoolId`. */
export function meantName(name: string): string {
  const bare = name.replace(JAAS_PREFIX, '').replaceAll(/[^A-Za-z]/g, '');
  return KNOWN.find((each) => each.toLowerCase() === bare.toLowerCase()) ?? bare;
}

/** The intended value: without quotes and spaces around it. */
export const meantValue = (value: string): string =>
  value
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')
    .trim();

/**
 * A list of extensions that is quoted as a whole, so that the quotes became part of the first name and the last value.
 *
 * @returns the extensions without the quotes; undefined when there are none
 */
export function unquotedList(
  extensions: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const pairs = Object.entries(extensions);
  const [first] = pairs.find(([name]) => /^["']/.test(name)) ?? [];
  const quote = first?.[0] ?? '';
  const [last] = pairs.find(([, value]) => value.endsWith(quote) && !value.startsWith(quote)) ?? [];
  if (first === undefined || last === undefined) return undefined;
  const inOrder = [...pairs].toSorted(([one], [other]) => Number(other === first) - Number(one === first));
  return Object.fromEntries(
    inOrder.map(([name, value]) => [
      name === first ? name.slice(1) : name,
      name === last ? value.slice(0, -1) : value,
    ]),
  );
}

/**
 * Extensions where one contains another, or where a list of pools was split at its commas: `logicalCluster` =
 * `lkc-1,identityPoolId=pool-1` or `lkc-1;identityPoolId=pool-1`, or `pool-2` = ''. This is what a list of
 * `name=value,name=value` becomes when it is split in the wrong places.
 *
 * @returns the list split as intended; undefined when nothing of the kind is found
 */
export function reassembled(
  extensions: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | undefined {
  const swallowed = Object.values(extensions).some((value) => NEXT.test(value));
  const escaped = Object.values(extensions).some((value) => value.includes('\\,'));
  const orphan = Object.entries(extensions).some(([name, value]) => isOrphan(name, value));
  if (!swallowed && !escaped && !orphan) return undefined;
  const whole: Record<string, string> = {};
  let last: string | undefined;
  for (const piece of Object.entries(extensions).flatMap(([name, value]) => piecesOf(name, value))) {
    const [name, value] = piece;
    if (isOrphan(name, value) && last !== undefined) {
      whole[last] = `${whole[last] ?? ''},${name}`;
      continue;
    }
    whole[name] = value;
    last = name;
  }
  return whole;
}

/**
 * Where another extension begins inside a value. Separators other than a comma count only before the names that
 * Confluent reads.
 */
const NEXT =
  /(?:,\s*(?=[A-Za-z]+=)|(?:[;&|]\s*|(?<!\s)\s+)(?=(?:extension[_.])?(?:logical_?cluster|identity_?pool_?id)=))/i;

const isOrphan = (name: string, value: string): boolean => /^(?:pool|lkc)-\w+$/.test(name) && value === '';

/** `logicalCluster`, `lkc-1,identityPoolId=pool-1\,pool-2` as the two intended pairs. */
function piecesOf(name: string, value: string): readonly (readonly [string, string])[] {
  const [first = '', ...rest] = value.replaceAll('\\,', ',').split(NEXT);
  return [
    [name, first],
    ...rest.map(
      (each) => [meantName(each.slice(0, each.indexOf('='))), each.slice(each.indexOf('=') + 1)] as const,
    ),
  ];
}

/**
 * Whether the broker says that no cluster was named. It says so in the extension callback, which Apache Kafka's server
 * calls after accepting the token.
 */
export const saysClusterMissing = (answer: SaslAnswer | undefined): boolean =>
  /CLUSTER_ID_MISSING_OR_EMPTY/i.test(answer?.errorMessage ?? '');

/** Whether the broker refuses the cluster that was named: `They are: logicalCluster: Authentication failed`. */
export const blamesCluster = (answer: SaslAnswer | undefined): boolean =>
  /logicalCluster: (?!CLUSTER_ID_MISSING_OR_EMPTY)/i.test(answer?.errorMessage ?? '');
