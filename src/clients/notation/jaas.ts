import type { ClientFacts } from '../../evidence/client.ts';
import { escapeJaas } from '../../text/jaas.ts';
import { LOGIN_MODULE } from '../java-login.ts';
import { JAAS_STRING } from '../java-properties.ts';
import { nameInCode, remarkIn } from './code.ts';
import { besideOf, pairOf, spelled } from './spelled.ts';
import type { Pairs } from './setting.ts';
import type { Written } from './writable.ts';

/** The prefix of a JAAS option's name in evidence. */
export const JAAS = 'jaas:';

type Configured = Pick<ClientFacts, 'client' | 'configuration'>;

/** Options to add to the JAAS string, or to what the file has instead (`spring.kafka.jaas.options`). */
export function jaasOptions(client: Configured, options: Pairs): string {
  const { configuration } = client;
  const [first] = options;
  const like = first === undefined ? undefined : spelled(configuration, JAAS + first[0]);
  if (like !== undefined && (like.between.includes(':') || like.name !== first?.[0])) {
    const lines = options.flatMap(([name, value]) => {
      const as = spelled(configuration, JAAS + name);
      return as === undefined ? [] : [pairOf(as, value, as.between.includes(':'))];
    });
    return besideOf(configuration, like) + lines.join('\n');
  }
  const string = spelled(configuration, JAAS_STRING);
  // In a tree it may be only the last part of its name.
  const named =
    configuration?.syntax === 'code'
      ? nameInCode(configuration, JAAS_STRING)
      : string !== undefined && string.name.length > JAAS_STRING.length
        ? string.name
        : JAAS_STRING;
  const quote = quotesIn(client, like?.between ?? '', string?.between ?? '');
  const written = options.map(([name, value]) => `${name}=${quote(value)}`).join(' ');
  return `${remarkIn(configuration)} in ${named}:\n${written}`;
}

/** The same quotes as its neighbours; inside a double-quoted text, quotes that do not end that text. */
function quotesIn({ configuration }: Configured, beside: string, around: string): (value: string) => string {
  const isWithinQuotes = configuration?.syntax === 'code' || around.endsWith('"');
  return (value) => {
    if (!/['\\]/.test(value) && (beside.endsWith("'") || (beside === '' && isWithinQuotes)))
      return `'${value}'`;
    const quoted = quotedForJaas(value);
    return beside.endsWith('\\"') || around.endsWith('"') ? JSON.stringify(quoted).slice(1, -1) : quoted;
  };
}

/** A value of the JAAS string in its quotes. */
export const quotedForJaas = (value: string): string => `"${escapeJaas(value)}"`;

/** The parts of a JAAS string, which spaces separate: the login module, and each of its options. */
export function jaasPieces(options: readonly Written[], loginModule = LOGIN_MODULE): readonly string[] {
  const pieces = [
    `${loginModule} required`,
    ...options.map(([name, value]) => `${jaasName(name)}=${quotedForJaas(value)}`),
  ];
  return pieces.map((piece, index) => (index === pieces.length - 1 ? `${piece};` : piece));
}

/** A `StreamTokenizer` reads only what begins with a letter as a word; any other name needs quotes. */
const jaasName = (name: string): string =>
  /^[A-Za-z][\w$-]*(?:\.[\w$-]+)*$/.test(name) ? name : quotedForJaas(name);
