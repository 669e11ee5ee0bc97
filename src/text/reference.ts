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

/**
 * A value with its references replaced.
 *
 * @param providers the configuration providers that the file declares
 */
export function lookUp(text: string, how: References, env: Env, providers: readonly string[]): LookedUp {
  if (isTemplate(text)) return { known: false, where: 'a template, which fills it in' };
  let absent: Extract<LookedUp, { readonly known: false }> | undefined;
  const value = text.replace(REFERENCE, (reference: string, inside: string) => {
    const target = targetOf(inside, how, providers);
    if (target === undefined) return reference;
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

const REFERENCE = /\$\{([^${}]+)\}/g;

interface ReferenceTarget {
  readonly where: string;
  readonly variable?: string;
  readonly otherwise?: string;
}

function targetOf(
  inside: string,
  how: References,
  providers: readonly string[],
): ReferenceTarget | undefined {
  if (how === 'none') return undefined;
  if (how === 'config-providers' || how === 'worker-providers') {
    const [, provider, key = ''] = /^([\w-]+):(.*)$/s.exec(inside) ?? [];
    if (provider === undefined || (how === 'config-providers' && !providers.includes(provider)))
      return undefined;
    const variable = /^[A-Za-z_]\w*$/.test(key) && provider.startsWith('env') ? key : undefined;
    return variable === undefined
      ? { where: `the configuration provider ${provider}` }
      : { where: `the environment variable ${variable}`, variable };
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
  providers: readonly string[],
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
