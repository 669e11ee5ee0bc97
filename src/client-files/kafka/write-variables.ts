import type { PortableClient, Writer } from '../writing.ts';
import type { Form } from '../../settings/setting.ts';
import { ENTRIES, SETTINGS, type SettingKey } from '../../settings/settings.ts';

const reference = (variable: string): string => `\${${variable}}`;

/** Our own variables, quoted so that shells, Compose and dotenv read them the same. */
export const writeVariables: Writer = {
  expresses: new Set(SETTINGS.map(({ key }) => key)),
  reference,
  write: (client) => {
    const secrets = Object.values(client.secrets);
    return [
      '# oauthbearer reads these variables: set -a; . ./this-file; set +a; oauthbearer doctor',
      ...(secrets.length === 0
        ? []
        : [`# This file contains no secrets. First set ${[...new Set(secrets)].map(inWords).join(', ')}.`]),
      ...linesOf(client),
      '',
    ].join('\n');
  },
};

/** A comment stays on one line. */
const inWords = (variable: string): string => variable.replace(/[^\w.-]/g, '_');

function linesOf({ values, extensions, params, secrets, files = {} }: PortableClient): readonly string[] {
  const { logicalCluster, identityPoolId, ...others } = extensions;
  const texts: Readonly<Partial<Record<SettingKey, string | undefined>>> = {
    ...values,
    logicalCluster,
    poolId: identityPoolId,
    extensions: pairs(others),
    params: pairs(params),
  };
  return SETTINGS.flatMap(({ key }) => [
    ...line(key, 'value', texts[key]),
    ...line(key, 'env', secrets[key]),
    ...line(key, 'file', files[key]),
  ]);
}

function line(key: SettingKey, form: Form, value: string | undefined): readonly string[] {
  const entry = ENTRIES.find((each) => each.setting.key === key && each.form === form);
  return value === undefined || entry === undefined ? [] : [`${entry.variable}=${quoted(value)}`];
}

/** One per line; undefined if there are none. */
function pairs(all: Readonly<Record<string, string>>): string | undefined {
  const lines = Object.entries(all).map(([name, value]) => `${name}=${value}`);
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** Unquoted where possible; in single quotes if nothing is to be expanded. */
function quoted(value: string): string {
  if (/^[\w.,:/@%+=-]*$/.test(value)) return value;
  if (!/'|\\$|\$\{\w/.test(value)) return `'${value}'`;
  return `"${value.replace(/[\\"`]|\$(?!\{\w+\})/g, String.raw`\$&`)}"`;
}
