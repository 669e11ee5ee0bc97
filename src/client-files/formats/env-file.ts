import { hasLostBackslash, type Located } from '../../text/located.ts';
import { parseEnvLines, type Variable } from '../../text/env-lines.ts';
import { propertiesOf } from '../kafka/image-variables.ts';
import { genericSettings } from '../kafka/generic-variables.ts';
import { effective } from '../kafka/mapping.ts';
import { isReference, isSecretSetting } from '../kafka/secret-settings.ts';
import { readVariables } from '../kafka/variables.ts';
import { writeVariables } from '../kafka/write-variables.ts';
import { ENTRIES } from '../../settings/settings.ts';
import type { Format } from '../format.ts';
import type { Found, Reading } from '../reading.ts';

const OWN: ReadonlySet<string> = new Set(ENTRIES.map(({ variable }) => variable));

/** `.env`, `docker run --env-file`, the `env_file` of Compose, `EnvironmentFile=` of systemd, and shell scripts that export. */
export default {
  id: 'env-file',
  title: 'environment variables',
  syntax: 'env',
  references: 'environment',
  mayBeEmbedded: true,
  recognise: (source) => {
    const variables = effective(parseEnvLines(source));
    if ([...variables.keys()].some((name) => OWN.has(name.replace(/^\ufeff/, '')))) return 'surely';
    const all = [...variables.values()];
    if (propertiesOf(all).pairs.some(({ name }) => name.text.startsWith('sasl.'))) return 'surely';
    return genericSettings(variables).length > 0 || propertiesOf(all).pairs.length > 0 ? 'perhaps' : 'no';
  },
  read: (source) => {
    const variables = parseEnvLines(source);
    const reading = readVariables(variables, source);
    return {
      ...reading,
      found: reading.found.map((found) => literally(found, variables)),
      oddities: [
        ...reading.oddities.filter(({ kind }) => kind !== 'escape-taken'),
        ...reading.found.filter(isSecretSetting).flatMap((secret) => lossesOf(secret, variables)),
      ],
    };
  },
  write: writeVariables,
} satisfies Format;

const variableOf = (at: Located, variables: readonly Variable[]): Variable | undefined => {
  const offset = at.offsetAt(0);
  return variables.find(
    ({ value }) => value.offsetAt(0) <= offset && offset <= value.offsetAt(value.text.length),
  );
};

/** In single quotes, or after a backslash, `${` is a reference only for the client itself. */
function literally(found: Found, variables: readonly Variable[]): Found {
  if (!found.value.includes('${') || found.value !== found.at.text || found.references !== undefined)
    return found;
  const variable = variableOf(found.at, variables);
  return variable?.dollars.length === 0 ? { ...found, isLiteral: true } : found;
}

/** The parts of a secret that readers of such files remove. */
function lossesOf({ key, at, value }: Found, variables: readonly Variable[]): Reading['oddities'] {
  const variable = variableOf(at, variables);
  const oddity = { subject: key, at };
  const dollar = variable?.dollars.find((offset) => isWithin(offset, at));
  return [
    ...(hasLostBackslash(at) ? [{ ...oddity, kind: 'escape-taken' as const }] : []),
    ...(variable?.end === undefined
      ? []
      : [{ ...oddity, kind: 'comment-cut' as const, what: variable.end.what, at: variable.end.at }]),
    ...(dollar === undefined || isReference(value)
      ? []
      : [{ ...oddity, kind: 'variable-taken' as const, at: { ...at, offsetAt: () => dollar } }]),
  ];
}

const isWithin = (offset: number, at: Located): boolean =>
  offset >= at.offsetAt(0) && offset < at.offsetAt(at.text.length);
