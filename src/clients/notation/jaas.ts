import type { ClientFacts } from '../../evidence/client.ts';
import { remarkIn } from './code.ts';
import { besideOf, pairOf, spelled } from './spelled.ts';
import type { Pairs } from './setting.ts';

/** What stands before the name of an option of the JAAS string, in evidence. */
export const JAAS = 'jaas:';

type Configured = Pick<ClientFacts, 'client' | 'configuration'>;

/** Options to be put into the JAAS string, or where the file has them in its stead (`spring.kafka.jaas.options`). */
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
  const string = spelled(configuration, STRING);
  // In a tree it may be no more than the last part of its name.
  const named = string !== undefined && string.name.length > STRING.length ? string.name : STRING;
  const quote = quotesIn(client, like?.between ?? '', string?.between ?? '');
  const written = options.map(([name, value]) => `${name}=${quote(value)}`).join(' ');
  return `${remarkIn(configuration)} in ${named}:\n${written}`;
}

const STRING = 'sasl.jaas.config';

/** Quotes as the options beside it have; within a text that has double quotes itself, such as will not end it. */
function quotesIn({ configuration }: Configured, beside: string, around: string): (value: string) => string {
  const isWithinQuotes = configuration?.syntax === 'code' || around.endsWith('"');
  return (value) => {
    if (!/['\\]/.test(value) && (beside.endsWith("'") || (beside === '' && isWithinQuotes)))
      return `'${value}'`;
    const quoted = quotedForJaas(value);
    return beside.endsWith('\\"') || around.endsWith('"') ? JSON.stringify(quoted).slice(1, -1) : quoted;
  };
}

/** A value of the JAAS string in its quotes, by the escapes of `java.io.StreamTokenizer`. */
export const quotedForJaas = (value: string): string =>
  `"${value.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`)}"`;
