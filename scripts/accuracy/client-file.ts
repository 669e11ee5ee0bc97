import { readClientFile } from '../../src/client-files/client-file.ts';
import { convert, writableFormat } from '../../src/convert/convert.ts';
import { portableOf } from '../../src/convert/portable.ts';
import type { ClientConfigSources } from '../../src/client-files/client-config.ts';
import { loadTarget } from '../../src/doctor/load.ts';
import type { Target } from '../../src/settings/target.ts';

/** A client's own file, and its reader's environment. */
export interface WrittenFile {
  readonly name: string;
  readonly text: string;
  readonly env: Readonly<Record<string, string>>;
}

/** The format that each client reads; an unknown client counts as a Java client. */
const FORMATS: Readonly<Record<string, { readonly to: string; readonly name: string }>> = {
  java: { to: 'java', name: 'client.properties' },
  librdkafka: { to: 'librdkafka', name: 'librdkafka.conf' },
  kafkajs: { to: 'kafkajs', name: 'kafkajs.json' },
};

/**
 * Writes the settings of a lab's client into the file that such a client reads, like `oauthbearer convert`. Secrets are
 * in the environment, as the file says.
 */
export function fileFor(settings: Readonly<Record<string, unknown>>): WrittenFile {
  const {
    client = 'java',
    saslMechanism,
    ...rest
  } = settings as {
    readonly client?: string;
    readonly saslMechanism?: string;
  };
  const { to, name } = FORMATS[client] ?? FORMATS['java']!;
  // JSON is YAML.
  const source = Buffer.from(JSON.stringify({ client, ...rest }));
  const yaml = readClientFile('target.yaml', source, 'oauthbearer-yaml');
  const env = Object.fromEntries(
    portableOf(yaml).inClear.map(({ path, variable }) => [variable, textAt(settings, path)]),
  );
  const { text } = convert(yaml, writableFormat(to));
  // librdkafka reads no environment variables: its file has placeholders.
  const filled =
    to === 'librdkafka' ? text.replace(/\$\{(\w+)\}/g, (all, each: string) => env[each] ?? all) : text;
  return { name, text: withMechanism(filled, saslMechanism), env };
}

/**
 * A wrong mechanism is a mistake in an otherwise complete file; `convert` would leave out the settings of the correct
 * one.
 */
const withMechanism = (text: string, mechanism: string | undefined): string =>
  mechanism === undefined ? text : text.replace(/^(sasl\.mechanisms?=).*$/m, `$1${mechanism}`);

const textAt = (settings: Readonly<Record<string, unknown>>, path: string): string => {
  const [key = '', member] = path.split('.');
  const value = settings[key];
  return String(member === undefined ? value : (value as Record<string, unknown>)[member]);
};

/** The target of `--client-config FILE --offline`. */
export const targetOf = ({ name, text, env }: WrittenFile): Promise<Target> => {
  const sources: ClientConfigSources = {
    env,
    readFile: (path) =>
      path === name ? Promise.resolve(Buffer.from(text)) : Promise.reject(new Error(`no file ${path}`)),
    readStdin: () => Promise.resolve(new Uint8Array()),
    warn: () => undefined,
  };
  return loadTarget({ ...sources, flags: { 'client-config': [name], offline: true } });
};
