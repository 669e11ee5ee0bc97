import { propertyNamed, type ClientConfiguration, type Spelling } from '../../evidence/configuration.ts';
import { pascal, SPELLINGS } from '../../spelling/property-name.ts';
import { JAAS_STRING } from '../java-properties.ts';
import { dotnetMember } from './code.ts';

/*
 * A setting spelled like its neighbours in the client's file: with the same prefix, case, separator and quotes. This is right
 * for unknown formats too.
 */

/** A pair to write, and whether the file has it already, so that the line replaces that one. */
export interface Spelled extends Spelling {
  readonly isThere: boolean;
  /** The neighbour's name as the client knows it. */
  readonly beside?: string;
}

/** How the file spells a property, or would spell it. Undefined if nothing in the file shows it. */
export function spelled(configuration: ClientConfiguration | undefined, name: string): Spelled | undefined {
  const all = configuration?.spelled ?? {};
  const own = all[name];
  if (own !== undefined) return { ...own, isThere: true };
  const isOption = name.startsWith(JAAS);
  const neighbours = Object.entries(all)
    .filter(([known]) => (isOption ? known.startsWith(JAAS) : TEXTS.test(known)))
    .flatMap(([known, spelling]) => mannerOf(known, spelling) ?? []);
  const manner = mostUsual(neighbours);
  if (manner === undefined) return undefined;
  const { known, prefix, suffix, spell, spelling } = manner;
  // If members have commas, a new one with a comma can go before any other.
  const hasCommas = neighbours.some((each) => each.spelling.after.endsWith(','));
  return {
    ...spelling,
    name: ownOfSpring(name, prefix) ?? prefix + spell(name.replace(JAAS, '')) + suffix,
    after: hasCommas ? spelling.after.replace(/,?$/, ',') : spelling.after,
    isThere: false,
    beside: known,
  };
}

/** Properties whose values are texts, quoted if texts are. */
const TEXTS = /^(?:sasl|security|bootstrap|ssl|group|client)\./;

/** A comment that says where a new line belongs. */
export function besideOf(configuration: ClientConfiguration | undefined, like: Spelled | undefined): string {
  const neighbour = like?.isThere === false ? like.beside : undefined;
  if (configuration === undefined || neighbour === undefined) return '';
  const line = propertyNamed(configuration, neighbour)?.nameAt?.line;
  const name = configuration.spelled?.[neighbour]?.name;
  return line === undefined || name === undefined ? '' : `# beside ${name} in line ${line}:\n`;
}

/** The options of the JAAS string. */
const JAAS = 'jaas:';

interface Manner {
  readonly known: string;
  readonly spell: (name: string) => string;
  readonly prefix: string;
  readonly suffix: string;
  readonly spelling: Spelling;
}

/** Undefined for a name that follows no rule, or is in pieces. */
function mannerOf(known: string, spelling: Spelling): Manner | undefined {
  for (const spell of SPELLINGS) {
    const text = spell(known.replace(JAAS, ''));
    const index = spelling.name.lastIndexOf(text);
    if (index < 0) continue;
    const suffix = spelling.name.slice(index + text.length);
    return { known, spell, prefix: spelling.name.slice(0, index), suffix, spelling };
  }
  return undefined;
}

/** The most common prefix, spelled like its last use; the JAAS string counts less, because it has its own lines. */
function mostUsual(manners: readonly Manner[]): Manner | undefined {
  const having = (prefix: string): number => manners.filter((each) => each.prefix === prefix).length;
  const weight = ({ prefix, known }: Manner): number => having(prefix) - (known === JAAS_STRING ? 0.5 : 0);
  return manners.reduce<Manner | undefined>(
    (best, each) => (best === undefined || weight(each) >= weight(best) ? each : best),
    undefined,
  );
}

/**
 * Spring Boot has its own names for two of them, which override its `properties`
 * (`KafkaConnectionDetails` since 3.1).
 */
function ownOfSpring(name: string, prefix: string): string | undefined {
  const own = SPRING[name];
  const [, spring] =
    /^(spring\.kafka\.(?:\w+\.)?|SPRING_KAFKA_(?:[A-Z]+_)?)properties[._[]$/i.exec(prefix) ?? [];
  if (own === undefined || spring === undefined) return undefined;
  return spring + (prefix.endsWith('_') ? own.replace(/[.-]/g, '_').toUpperCase() : own);
}

const SPRING: Readonly<Record<string, string>> = {
  'bootstrap.servers': 'bootstrap-servers',
  'security.protocol': 'security.protocol',
};

/** The pair with a value, escaped for its quotes. */
export const pairOf = ({ before, name, between, after }: Spelling, value: string, isYaml: boolean): string =>
  `${before}${name}${between}${quotedAs(value, after.replace(',', ''), isYaml && between.includes(':'))}${after}`;

/** The value as the file names it: .NET has its own names for some. */
export const valueIn = ({ name }: Spelling, property: string, value: string): string =>
  name.endsWith(pascal(property).slice(1)) ? dotnetMember(property, value) : value;

function quotedAs(value: string, quote: string, isYaml: boolean): string {
  if (quote.endsWith('"')) return JSON.stringify(value).slice(1, -1);
  if (quote.endsWith("'")) return value.replaceAll("'", isYaml ? "''" : String.raw`'\''`);
  return isYaml ? yamlScalar(value) : value;
}

/** Unquoted if YAML reads it as text. */
export const yamlScalar = (value: string): string =>
  /^[\w./$][\w./:$,=@+-]*$/.test(value) && !/^(?:true|false|yes|no|on|off|null|~|[\d.]+)$/i.test(value)
    ? value
    : JSON.stringify(value);
