import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Setting } from '../src/settings/setting.ts';
import { SETTINGS } from '../src/settings/settings.ts';

interface Registry {
  readonly folder: string;
  readonly exportName: string;
  readonly type: readonly [name: string, module: string];
  /** Loads an entry only when it is requested by its file name. */
  readonly lazy?: boolean;
  /** The ending of its file names, if a folder has several kinds of entries. */
  readonly suffix?: string;
}

const REGISTRIES: readonly Registry[] = [
  { folder: 'src/checks', exportName: 'checks', type: ['Check', './define.ts'] },
  { folder: 'src/causes', exportName: 'causes', type: ['Cause', './define.ts'] },
  { folder: 'src/causes', suffix: '.texts.ts', exportName: 'texts', type: ['CauseTexts', './texts.ts'] },
  { folder: 'src/idp', exportName: 'identityProviders', type: ['IdentityProvider', './define.ts'] },
  { folder: 'src/questions', exportName: 'questions', type: ['Question', './define.ts'] },
  { folder: 'src/lab/scenarios', exportName: 'scenarios', type: ['Scenario', './define.ts'] },
  { folder: 'src/lab/products', exportName: 'products', type: ['Product', './define.ts'] },
  { folder: 'src/client-files/carriers', exportName: 'carriers', type: ['Carrier', '../carrier.ts'] },
  { folder: 'src/client-files/dialects', exportName: 'dialects', type: ['Dialect', '../dialect.ts'] },
  { folder: 'src/client-files/formats', exportName: 'formats', type: ['Format', '../format.ts'] },
  { folder: 'src/watch/findings', exportName: 'findings', type: ['FindingSpec', './define.ts'] },
  { folder: 'src/report/formats', exportName: 'reporters', type: ['Reporter', './define.ts'], lazy: true },
];

/** Entries are the files with a default export; the other files of a folder are helpers. */
function entriesOf(folder: string, suffix = '.ts'): readonly string[] {
  const others = REGISTRIES.flatMap((each) => each.suffix ?? []).filter((each) => each !== suffix);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(suffix) && !file.endsWith('.generated.ts'))
    .filter((file) => !others.some((other) => file.endsWith(other)))
    .filter((file) => /^export default /m.test(readFileSync(join(folder, file), 'utf8')))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

function write(file: string, text: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  writeFileSync(file, text);
  return true;
}

const HEAD = '// Written by scripts/registries.ts.\n';

const idsOf = (folder: string): readonly string[] => entriesOf(folder).map((file) => file.slice(0, -3));

/** The ids, which are paths, as a type, so that the compiler checks an id like an import. */
const union = (name: string, folder: string): string =>
  `export type ${name} =\n${idsOf(folder)
    .map((id) => `  | '${id}'\n`)
    .join('')
    .trimEnd()};\n`;

/** The settings as properties of an object, each with what the table of settings says of it. */
function propertiesInterface(): string {
  const properties = SETTINGS.map(
    (setting: Setting) =>
      `  /** ${sentence(setting.doc)}${setting.secret === true || setting.choices !== undefined ? '' : `, such as \`${setting.example}\``}. */\n` +
      `  readonly ${setting.key}?: ${typeOf(setting)} | undefined;\n`,
  );
  return `/** A time with its unit. */
export type Duration = \`\${number}\${'ms' | 's' | 'm' | 'h'}\`;

/** What to diagnose: how the client is configured, what Confluent Cloud has, and how the run goes. */
export interface TargetProperties {
  /** What the report calls this target. */
  readonly name?: string | undefined;
${properties.join('')}}
`;
}

const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function typeOf({ kind, choices = [] }: Setting): string {
  switch (kind) {
    case 'text':
      return 'string';
    case 'choice':
      return choices.map((choice) => `'${choice}'`).join(' | ');
    case 'switch':
      return 'boolean';
    case 'duration':
      return 'Duration';
    case 'pairs':
      return 'Readonly<Record<string, string>>';
    case 'list':
      return 'string | readonly string[]';
    case 'topics':
      return "string | readonly (string | { readonly name: string; readonly wanted?: 'read' | 'write' | 'describe' })[]";
  }
}

/**
 * Writes the lists of all checks, causes, identity providers, client formats, reporters and lab scenarios from the
 * files in their folders, so that adding one means adding one file. The npm scripts and every vitest configuration run
 * it first; it prints nothing when nothing changed. The lists are not committed.
 */
export default function writeRegistries(): void {
  write(
    'src/evidence/ids.generated.ts',
    `${HEAD}\n${union('CauseId', 'src/causes')}\n${union('CheckId', 'src/checks')}`,
  );
  write('src/settings/properties.generated.ts', `${HEAD}\n${propertiesInterface()}`);
  write('src/report/formats/names.generated.ts', `${HEAD}\n${union('FormatName', 'src/report/formats')}`);
  write('src/idp/ids.generated.ts', `${HEAD}\n${union('IdentityProviderId', 'src/idp')}`);

  for (const { folder, exportName, type, lazy, suffix } of REGISTRIES) {
    const entries = entriesOf(folder, suffix);
    const head = `${HEAD}import type { ${type[0]} } from '${type[1]}';\n`;
    const body =
      lazy === true
        ? `\nexport const ${exportName}: Readonly<Record<string, () => Promise<${type[0]}>>> = {\n${entries
            .map((file) => `  '${file.slice(0, -3)}': async () => (await import('./${file}')).default,\n`)
            .join('')}};\n`
        : `${entries.map((file, index) => `import e${index} from './${file}';\n`).join('')}\nexport const ${exportName}: readonly ${type[0]}[] = [\n${entries
            .map((_, index) => `  e${index},\n`)
            .join('')}];\n`;
    const file = join(folder, suffix === undefined ? 'registry.generated.ts' : `${exportName}.generated.ts`);
    if (write(file, head + body)) console.log(`${file}: ${entries.length}`);
  }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename) writeRegistries();
