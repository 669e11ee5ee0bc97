import type { ClientFile } from '../client-files/client-file.ts';
import { providersIn } from '../client-files/kafka/providers.ts';
import type { PortableClient } from '../client-files/writing.ts';
import type { Found } from '../client-files/reading.ts';
import { SETTINGS, type SettingKey } from '../settings/settings.ts';
import type { Located } from '../text/located.ts';
import { holdsUrlSecret } from '../redaction/urls.ts';
import { respelled, type References, type Respelled } from '../text/reference.ts';

/** A client's settings, independent of its kind, and their places in its file. */
export interface Portable {
  readonly client: PortableClient;
  /** The settings in the file, by name in YAML, pairs as `extensions.name`. Defaults of the client are not included. */
  readonly places: ReadonlyMap<string, Located>;
  /** Secrets in the file itself; the client has a variable in their place. */
  readonly inClear: readonly { readonly path: string; readonly variable: string }[];
  /** What is neither in the file nor in an environment variable; `where` in words. */
  readonly elsewhere: readonly { readonly path: string; readonly where: string }[];
}

/**
 * The content of a client's file for any other client, without secrets.
 *
 * @param refer writes a reference to an environment variable
 */
export function portableOf(
  { format, reading }: ClientFile,
  refer: (variable: string) => string = (variable) => `\${${variable}}`,
): Portable {
  const providers = new Map([...providersIn(reading), ['env', '']]);
  // If nothing replaces a reference, it is a placeholder for the tool that creates the file.
  const howOf = ({ references = format.references }: Found): References =>
    references === 'none' ? 'environment' : references;
  const carried = reading.found.map((found) =>
    carry(
      found,
      found.isLiteral === true
        ? { text: found.value }
        : respelled(found.value, howOf(found), providers, refer),
      refer,
    ),
  );
  const named = (into: Carried['into']): Record<string, string> =>
    Object.fromEntries(carried.flatMap((each) => (each.into === into ? [[each.name, each.text]] : [])));
  return {
    client: {
      values: {
        ...(reading.client !== undefined && { client: reading.client }),
        ...(reading.clientVersion !== undefined && { clientVersion: reading.clientVersion }),
        ...DEFAULTS,
        ...named('values'),
      },
      extensions: named('extensions'),
      params: named('params'),
      secrets: named('secrets'),
      files: named('files'),
    },
    places: new Map(
      carried.flatMap(({ path, found }) => (found.isDefault === true ? [] : [[path, found.at]])),
    ),
    inClear: carried.flatMap(({ path, withheld }) =>
      withheld === undefined ? [] : [{ path, variable: withheld }],
    ),
    elsewhere: carried.flatMap(({ path, other }) => (other === undefined ? [] : [{ path, where: other }])),
  };
}

/** The defaults of a target; a client's own defaults are in its reading, and differ. */
const DEFAULTS = { securityProtocol: 'SASL_SSL', saslMechanism: 'OAUTHBEARER' } as const;

interface Carried {
  readonly into: 'values' | 'extensions' | 'params' | 'secrets' | 'files';
  readonly name: string;
  readonly text: string;
  readonly path: string;
  readonly found: Found;
  /** The variable that replaces a secret. */
  readonly withheld?: string;
  readonly other?: string;
}

function carry(
  found: Found,
  { text, variable, other }: Respelled,
  refer: (variable: string) => string,
): Carried {
  const { key, member, isFile, value } = found;
  const path = member === undefined ? key : `${key}.${member}`;
  const common = { found, path, ...(other !== undefined && { other }) };
  const extension = EXTENSION_OF[key];
  if (key === 'extensions' || key === 'params' || extension !== undefined) {
    const into = key === 'params' ? key : 'extensions';
    const name = extension ?? member ?? '';
    const isWithheld =
      variable === undefined && (holdsUrlSecret(value) || (key === 'params' && mayBeSecret(name)));
    if (!isWithheld) return { ...common, into, name, text };
    const withheld = variableFor(name);
    return { ...common, into, name, text: refer(withheld), withheld };
  }
  if (isFile === true) return { ...common, into: 'files', name: key, text };
  if (isSecret(key, value)) {
    const withheld = found.variable ?? VARIABLES[key] ?? variableFor(key);
    return variable === undefined
      ? { ...common, into: 'secrets', name: key, text: withheld, withheld }
      : { ...common, into: 'secrets', name: key, text: variable };
  }
  if (holdsUrlSecret(value)) {
    const withheld = variableFor(key);
    return { ...common, into: 'values', name: key, text: refer(withheld), withheld };
  }
  return { ...common, into: 'values', name: key, text };
}

/** The extensions that are settings of their own. */
const EXTENSION_OF: Readonly<Partial<Record<SettingKey, string>>> = {
  logicalCluster: 'logicalCluster',
  poolId: 'identityPoolId',
};

/** The setting for an extension. */
export const keyOfExtension = (name: string): SettingKey =>
  name === 'logicalCluster' ? 'logicalCluster' : name === 'identityPoolId' ? 'poolId' : 'extensions';

/** The format determines which client reads a file. */
export const OF_THE_READER: ReadonlySet<string> = new Set(['client', 'clientVersion']);

const SECRETS: ReadonlySet<string> = new Set(
  SETTINGS.filter((setting) => 'secret' in setting).map(({ key }) => key),
);
/** A proxy is secret only if its URL contains a password. */
const isSecret = (key: SettingKey, value: string): boolean =>
  SECRETS.has(key) && (key !== 'proxy' || holdsUrlSecret(value));
const mayBeSecret = (name: string): boolean => /secret|passw|assertion|token|credential|key/i.test(name);

/** Variable names that people know from vendors' documentation. */
const VARIABLES: Readonly<Partial<Record<SettingKey, string>>> = {
  confluentApiKey: 'CONFLUENT_CLOUD_API_KEY',
  confluentApiSecret: 'CONFLUENT_CLOUD_API_SECRET',
  token: 'CLIENT_TOKEN',
};

/** `clientSecret` is `CLIENT_SECRET`. */
const variableFor = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .replace(/^(?=\d|$)/, '_')
    .toUpperCase();
