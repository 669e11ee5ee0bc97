import { asLeft, interpolated } from '../compose/interpolated.ts';
import {
  commandsOf,
  environmentOf,
  filesOf,
  saysMoreElsewhere,
  servicesIn,
  type Service,
} from '../compose/services.ts';
import { isOauth, mostComplete } from '../kafka/choice.ts';
import { effective } from '../kafka/mapping.ts';
import { readCommand } from '../kafka/command-line.ts';
import { isReference, isSecretSetting, secretAsText } from '../kafka/secret-settings.ts';
import { readVariables } from '../kafka/variables.ts';
import { combined } from '../manifest/combined.ts';
import { filledIn } from '../manifest/filled-in.ts';
import { kindOf } from '../manifest/objects.ts';
import { readFile } from '../manifest/stores.ts';
import { UsageError } from '../../text/problem.ts';
import type { Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import { member, type Tree } from '../../text/tree.ts';
import { parseYamlTrees } from '../../text/yaml.ts';
import { NoSettingsFound, refusedAt } from '../refused.ts';
import type { Format } from '../format.ts';
import type { Found, Reading } from '../reading.ts';

/** Compose files and fragments of them (https://docs.docker.com/reference/compose-file/). */
export default {
  id: 'docker-compose',
  title: 'Docker Compose file',
  syntax: 'yaml',
  references: 'environment',
  recognise: (source) => {
    const trees = parseYamlTrees(source).filter((tree) => kindOf(tree) === '');
    // Serverless Framework has maps with `environment` as well.
    if (
      trees.some((tree) => member(tree, 'provider') !== undefined && member(tree, 'functions') !== undefined)
    )
      return 'no';
    const services = trees.flatMap(servicesIn);
    if (services.length > 0 && trees.some((tree) => member(tree, 'services') !== undefined)) return 'surely';
    const variables = services.flatMap(environmentOf);
    return readVariables(variables, source).found.length > 0 ? 'perhaps' : 'no';
  },
  read: (source, embeddable) => {
    const trees = parseYamlTrees(source);
    const services = trees.flatMap((tree) => servicesIn(tree).map((service) => ({ service, tree })));
    const read = services.map(({ service, tree }) => ({
      service,
      reading: readService(service, { tree, source, embeddable }),
    }));
    const telling = read.filter(({ reading }) => reading.found.length > 0);
    const chosen = mostComplete(telling);
    if (chosen === undefined)
      throw nothingIn(
        services.map(({ service }) => service),
        source,
      );
    const asClient = ({ service, reading }: (typeof read)[number]): Reading =>
      services.length > 1 ? { ...reading, part: `the service ${plainName(service)}` } : reading;
    const others = telling.filter((each) => each !== chosen && isOauth(each.reading)).map(asClient);
    return { ...asClient(chosen), ...(others.length > 0 && { others }) };
  },
} satisfies Format;

/** A name that is safe to show: Compose allows no others. */
const plainName = ({ name = '' }: Service): string =>
  /^[\w.-]{1,63}$/.test(name) ? name : 'with an unusual name';

interface Surroundings {
  readonly tree: Tree;
  readonly source: Source;
  readonly embeddable: readonly Format[];
}

function readService(service: Service, { tree, source, embeddable }: Surroundings): Reading {
  const dollars = new Set<number>();
  const asGiven = ({ name, value }: Pair): Pair => {
    const made = interpolated(value, source);
    for (const each of made.dollars) dollars.add(each);
    return { name, value: made.value };
  };
  const variables = environmentOf(service).map(asGiven);
  const options = commandsOf(service).map((each) => asGiven({ name: each, value: each }).value);
  const files = filesOf(service, tree).map(({ key, value }) => asGiven({ name: key, value }));
  const reading = combined([
    ...files.map(({ name, value }) => readFile({ key: name, value }, source, embeddable)),
    readVariables([...variables, ...options.filter(isOfJvm).map(asJvmOptions)], source),
    ...readCommand(options, source),
  ]);
  const isPartial = reading.isPartial === true || saysMoreElsewhere(service);
  const found = reading.found
    .filter(({ isDefault }) => !isPartial || isDefault !== true)
    .map((each) => asFilledIn(each, dollars));
  const around = { variables: effective(variables), stores: [] };
  return {
    ...reading,
    ...(isPartial && { isPartial: true as const }),
    found: filledIn({ ...reading, found }, around).found.map(secretAsText),
    oddities: [...reading.oddities, ...found.flatMap((each) => lossOf(each, dollars))],
  };
}

/** Compose replaces every reference that is not escaped, whichever program reads the result. */
function asFilledIn(found: Found, dollars: ReadonlySet<number>): Found {
  const { references: _, ...rest } = found;
  const isOfCompose = [...found.at.text.matchAll(/\$\{/g)].some(({ index }) =>
    dollars.has(found.at.offsetAt(index)),
  );
  return isOfCompose ? rest : asLeft(found, dollars);
}

const isOfJvm = ({ text }: Pair['value']): boolean => /-D[\w.]+=/.test(text);
const asJvmOptions = (value: Pair['value']): Pair => ({
  name: { ...value, text: 'JAVA_TOOL_OPTIONS' },
  value,
});

/** A reference in the middle of a secret is an unescaped dollar sign of the secret itself. */
function lossOf(found: Found, dollars: ReadonlySet<number>): Reading['oddities'] {
  const { key: subject, at, value } = found;
  if (!isSecretSetting(found) || isReference(value)) return [];
  const from = at.offsetAt(0);
  const taken = [...dollars].find((offset) => offset >= from && offset < at.offsetAt(at.text.length));
  if (taken === undefined) return [];
  const what = 'Compose reads a $ in it as the start of a variable; write $$ for a literal $';
  return [{ kind: 'variable-taken', subject, what, at: { ...at, offsetAt: () => taken } }];
}

function nothingIn(services: readonly Service[], source: Source): UsageError {
  const elsewhere = services
    .flatMap(({ layers }) => layers)
    .map((layer) => member(layer, 'env_file'))
    .find((each) => each !== undefined);
  return elsewhere === undefined
    ? new NoSettingsFound([
        `${source.path}:1:1: no Kafka client settings found in the "environment:" or "command:" of a service, or in a config with "content:"`,
      ])
    : refusedAt(source, elsewhere.at, 'the settings are in the files named here; give one of those files');
}
