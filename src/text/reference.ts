import { whole } from './located.ts';
import { parseProperties } from './properties.ts';

/**
 * What replaces the `${…}` of a file.
 * - `none`: nothing; the client reads them as text.
 * - `config-providers`: Kafka's Java client, by the providers that the file declares (KIP-421): `${env:NAME}`,
 * `${file:/path:key}`.
 * - `worker-providers`: a Kafka Connect worker, by providers declared in its own file and not in this one (KIP-297).
 * - `environment`: the reader of the file, from environment variables: `${NAME}`, `${NAME:default}`,
 * `${NAME:-default}`; `${env:NAME}` and `${secret:scope/key}` of programs that have providers too.
 */
export type References = 'none' | 'config-providers' | 'worker-providers' | 'environment';

export type Env = Readonly<Record<string, string | undefined>>;

export type LookedUp =
  | { readonly known: true; readonly value: string }
  /** `where` is what was not found, in words: "the environment variable CLIENT_SECRET". */
  | { readonly known: false; readonly where: string; readonly variable?: string };

/** The configuration providers that a file declares: the class of each, by its name; empty where the file names none. */
export type Providers = ReadonlyMap<string, string>;

/** What the reader of a file finds where it runs. */
export interface Surroundings {
  readonly env: Env;
  /** The texts of files that references may name, by path; absent: none is looked up. */
  readonly files?: ReadonlyMap<string, string>;
}

/** A value with its references replaced. */
export function lookUp(
  text: string,
  how: References,
  { env, files }: Surroundings,
  providers: Providers,
): LookedUp {
  if (isTemplate(text)) return { known: false, where: 'a template, which fills it in' };
  if (isSecretReference(text)) return { known: false, where: 'a store of secrets, which fills it in' };
  let absent: Extract<LookedUp, { readonly known: false }> | undefined;
  const value = text.replace(REFERENCE, (reference: string, inside: string) => {
    const target = targetOf(inside, how, providers);
    if (target === undefined) return reference;
    const held = files === undefined ? undefined : target.file?.valueIn(files);
    if (held !== undefined) return held;
    if (target.variable === undefined) {
      absent ??= { known: false, where: target.where };
      return reference;
    }
    const found = env[target.variable] ?? env[relaxed(target.variable)] ?? target.otherwise;
    if (found === undefined) absent ??= { known: false, where: target.where, variable: target.variable };
    return found ?? reference;
  });
  return absent ?? { known: true, value };
}

/**
 * `{{ … }}` of Jinja (Ansible), Go (Helm, External Secrets, Consul) or Mustache: no client reads it, so a tool must
 * replace it.
 */
export const isTemplate = (text: string): boolean => /\{\{[^{}]{1,500}\}\}/.test(text);

/**
 * References to a secret that the platform looks up (Azure App Service, Azure Container Apps, Bank-Vaults, vals,
 * 1Password, AWS, Google Cloud), and ciphertext that it decrypts (Jasypt, SOPS, Spring Cloud Config). No client does.
 */
const LOOKED_UP: readonly RegExp[] = [
  /^@Microsoft\.\w+\(.+\)$/,
  /^(?:secretref|keyvaultref):\S+$/i,
  /^vault:[^\s#]+#\S+$/,
  /^(?:ref\+\w+|op|sm|ssm|awssm|gcpsm|gcp-secret|akv|keyvault|vault|bao|berglas|doppler|infisical|bws):\/\/\S+$/,
  /^ssm:\/\S+$/,
  /^arn:aws[\w-]*:(?:secretsmanager|ssm):\S+$/,
  /^projects\/[^/\s]+\/secrets\/[^/\s]+(?:\/versions\/\w+)?$/,
  /^ENC(?:\(.+\)|\[.+\])$/,
  /^\{cipher\}\S+$/,
];

/** Whether a text refers to a secret that is kept elsewhere. */
export const isSecretReference = (text: string): boolean => LOOKED_UP.some((each) => each.test(text));

const REFERENCE = /\$\{([^${}]+)\}/g;

/** The files that the references in a text name. */
export const filesNamedIn = (text: string, how: References, providers: Providers): readonly string[] =>
  [...text.matchAll(REFERENCE)].flatMap(
    ([, inside = '']) => targetOf(inside, how, providers)?.file?.path ?? [],
  );

interface ReferenceTarget {
  readonly where: string;
  readonly file?: FileTarget;
  readonly variable?: string;
  readonly otherwise?: string;
}

function targetOf(inside: string, how: References, providers: Providers): ReferenceTarget | undefined {
  if (how === 'none') return undefined;
  if (how === 'config-providers' || how === 'worker-providers') {
    const [, provider, key = ''] = /^([\w-]+):(.*)$/s.exec(inside) ?? [];
    if (provider === undefined || (how === 'config-providers' && !providers.has(provider))) return undefined;
    const kind = providers.get(provider)?.split('.').at(-1) || provider;
    if (/^[A-Za-z_]\w*$/.test(key) && /^env/i.test(kind))
      return { where: `the environment variable ${key}`, variable: key };
    const file = fileTarget(kind, key);
    return { where: `the configuration provider ${provider}`, ...(file !== undefined && { file }) };
  }
  const provided =
    /^(env|file|secrets?|vault|configmap|directory|dir|ssm|s3|cf|self|opt|sls|param|aws|azure)::?([^-].*)$/s.exec(
      inside,
    );
  if (provided !== null) return targetOf(`${provided[1]}:${provided[2]}`, 'worker-providers', providers);
  const [, variable, otherwise] = /^([A-Za-z_][\w.-]*)(?::-?(.*))?$/s.exec(inside) ?? [];
  if (variable === undefined) return undefined;
  return {
    where: `the environment variable ${relaxed(variable)}`,
    variable,
    // Micronaut: a default with a colon is between backticks.
    ...(otherwise !== undefined && { otherwise: otherwise.replace(/^`(.*)`$/s, '$1') }),
  };
}

interface FileTarget {
  readonly path: string;
  /** Undefined where it is not there: Kafka then leaves the reference as it is. */
  readonly valueIn: (files: ReadonlyMap<string, string>) => string | undefined;
}

/**
 * `path:key` of the providers that Kafka brings with it: a property in a file (KIP-297, `FileConfigProvider`), a file in a
 * directory, byte for byte (KIP-632, `DirectoryConfigProvider`). The path ends at the first colon, as in
 * `org.apache.kafka.common.config.ConfigTransformer`.
 */
function fileTarget(kind: string, reference: string): FileTarget | undefined {
  const [, path, key] = /^([^:]+):(.+)$/s.exec(reference) ?? [];
  if (path === undefined || key === undefined) return undefined;
  if (/^file/i.test(kind))
    return {
      path,
      valueIn: (files) => {
        const text = files.get(path);
        if (text === undefined) return undefined;
        return parseProperties(whole(text)).findLast(({ name }) => name.text === key)?.value.text;
      },
    };
  // A name with a slash would leave the directory, which the provider does not allow.
  if (!/^dir/i.test(kind) || /[/\\]/.test(key)) return undefined;
  const file = `${path.replace(/(?<!\/)\/+$/, '')}/${key}`;
  return {
    path: file,
    valueIn: (files) => files.get(file),
  };
}

/** A text with its references converted to another notation. */
export interface Respelled {
  readonly text: string;
  /** The environment variable, when the text is only a reference to one. */
  readonly variable?: string;
  /** Another kind of reference, in words: "the configuration provider file". It stays unchanged. */
  readonly other?: string;
}

/** Converts a text's references to environment variables to another reader's notation. Their defaults are dropped. */
export function respelled(
  text: string,
  how: References,
  providers: Providers,
  spell: (variable: string) => string,
): Respelled {
  let variable: string | undefined;
  let other: string | undefined;
  const made = text.replace(REFERENCE, (reference: string, inside: string) => {
    const target = targetOf(inside, how, providers);
    if (target === undefined) return reference;
    if (target.variable === undefined) {
      other ??= target.where;
      return reference;
    }
    const name = /^[A-Za-z_]\w*$/.test(target.variable) ? target.variable : relaxed(target.variable);
    if (reference === text) variable = name;
    return spell(name);
  });
  return { text: made, ...(variable !== undefined && { variable }), ...(other !== undefined && { other }) };
}

/** Spring's "relaxed binding": `kafka.client-secret` is `KAFKA_CLIENTSECRET` or, as most people write it, with `_`. */
const relaxed = (name: string): string => name.replace(/[.-]/g, '_').toUpperCase();
