import type { ClientConfiguration, Syntax } from '../../evidence/configuration.ts';
import type { NeededKey } from '../../spelling/settings.ts';
import type { Pairs } from './setting.ts';
import { pairOf, yamlScalar } from './spelled.ts';

/*
 * Files of programs that have names of their own for a client's settings. A setting without a name there has no line, and a
 * program that is not known here has no names: what cannot be written is not guessed.
 */

type Configuration = ClientConfiguration | undefined;

/**
 * A setting as a line of such a file; empty if there is no way to write it.
 *
 * @returns undefined if the file has the client's own names
 */
export function ownLine(
  configuration: Configuration,
  setting: NeededKey | undefined,
  value: string,
): string | undefined {
  if (configuration?.isForeign === true) return '';
  if (configuration?.ownNames === undefined) return undefined;
  const there = setting === undefined ? undefined : configuration.spelled?.[setting];
  if (there !== undefined) return pairOf(there, value, configuration.syntax === 'yaml');
  const name = setting === undefined ? undefined : configuration.ownNames[setting];
  return name === undefined
    ? ''
    : below(name, configuration.syntax, (last) => pair(configuration, last, value));
}

/** The SASL extensions in such a file: `name=value` pairs, or members of a map, by what its program takes. */
export function ownExtensions(configuration: Configuration, pairs: Pairs): string | undefined {
  if (configuration?.isForeign === true) return '';
  if (configuration?.ownNames === undefined) return undefined;
  const there = pairs.map(([name, value]) => ({ value, as: configuration.spelled?.[`extensions.${name}`] }));
  if (there.length > 0 && there.every(({ as }) => as !== undefined)) {
    return there
      .map(({ as, value }) => (as === undefined ? '' : pairOf(as, value, configuration.syntax === 'yaml')))
      .join('\n');
  }
  const name = configuration.ownNames['extensions'];
  if (name === undefined) return '';
  const listed = pairs.map(([key, value]) => `${key}=${value}`).join(',');
  return below(name, configuration.syntax, (last) =>
    configuration.ownNames?.['extensionsAs'] === 'list'
      ? pair(configuration, last, listed)
      : members(configuration.syntax, last, pairs, configuration.ownNames?.['extensionsAs']),
  );
}

/** The line, below a comment that says where it belongs. */
function below(path: string, syntax: Syntax, line: (last: string) => string): string {
  if (syntax === 'properties') return line(path);
  const names = path.split('.');
  const last = names.pop() ?? '';
  const where = `under ${names.join('.')}:`;
  const comment = syntax === 'xml' ? `<!-- ${where} -->` : `# ${where}`;
  return `${names.length === 0 ? '' : `${comment}\n`}${line(last)}`;
}

function pair({ syntax, language }: ClientConfiguration, name: string, value: string): string {
  switch (syntax) {
    case 'code':
      return `${name}${language === 'python' ? '=' : ' = '}${JSON.stringify(value)},`;
    case 'yaml':
      return `${name}: ${yamlScalar(value)}`;
    case 'json':
      return `${JSON.stringify(name)}: ${JSON.stringify(value)},`;
    case 'xml':
      return `<${name}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
    case 'toml':
    case 'hocon':
    case 'hcl':
      return `${name} = ${JSON.stringify(value)}`;
    case 'properties':
      return `${name}=${value}`;
    default:
      return `${name} ${value}`;
  }
}

/** @param as `key` or `name` where each extension is a map of its own: `- { key: logicalCluster, value: lkc-1 }` */
function members(syntax: Syntax, name: string, pairs: Pairs, as: string | undefined): string {
  if (syntax === 'yaml') {
    return [
      `${name}:`,
      ...pairs.map(([key, value]) =>
        as === undefined
          ? `  ${key}: ${yamlScalar(value)}`
          : `  - { ${as}: ${yamlScalar(key)}, value: ${yamlScalar(value)} }`,
      ),
    ].join('\n');
  }
  const written = pairs.map(([key, value]) =>
    as === undefined
      ? `${JSON.stringify(key)}${syntax === 'json' ? ':' : ' ='} ${JSON.stringify(value)}`
      : JSON.stringify({ [as]: key, value }),
  );
  const joined = as === undefined ? `{ ${written.join(', ')} }` : `[${written.join(', ')}]`;
  return syntax === 'json' ? `${JSON.stringify(name)}: ${joined},` : `${name} = ${joined}`;
}
