/**
 * Writes the lists of all checks, causes, identity providers, client formats, reporters and lab scenarios from the files in their
 * folders, so that a new one is one new file. Run by every npm script that needs them, and silent when nothing is new; the
 * lists are not committed.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Registry {
  readonly folder: string;
  readonly exportName: string;
  readonly type: readonly [name: string, module: string];
  /** Load an entry only when it is asked for by its file name. */
  readonly lazy?: boolean;
}

const REGISTRIES: readonly Registry[] = [
  { folder: 'src/checks', exportName: 'checks', type: ['Check', './define.ts'] },
  { folder: 'src/causes', exportName: 'causes', type: ['Cause', './define.ts'] },
  { folder: 'src/idp', exportName: 'identityProviders', type: ['IdentityProvider', './define.ts'] },
  { folder: 'src/lab/scenarios', exportName: 'scenarios', type: ['Scenario', './define.ts'] },
  { folder: 'src/target/formats', exportName: 'formats', type: ['Format', './define.ts'] },
  { folder: 'src/report/formats', exportName: 'reporters', type: ['Reporter', './define.ts'], lazy: true },
];

/** Entries are the files with a default export of their own: those in kebab case that are not helpers (`_x.ts`). */
function entriesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts') && !file.endsWith('define.ts'))
    .filter((file) => !file.split(/[\\/]/).some((part) => part.startsWith('_')))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

for (const { folder, exportName, type, lazy } of REGISTRIES) {
  const entries = entriesOf(folder);
  const head = `// Written by scripts/registries.ts from the files of this folder.\nimport type { ${type[0]} } from '${type[1]}';\n`;
  const body =
    lazy === true
      ? `\nexport const ${exportName}: Readonly<Record<string, () => Promise<${type[0]}>>> = {\n${entries
          .map((file) => `  '${file.slice(0, -3)}': async () => (await import('./${file}')).default,\n`)
          .join('')}};\n`
      : `${entries.map((file, index) => `import e${index} from './${file}';\n`).join('')}\nexport const ${exportName}: readonly ${type[0]}[] = [\n${entries
          .map((_, index) => `  e${index},\n`)
          .join('')}];\n`;
  const file = join(folder, 'registry.generated.ts');
  if (existsSync(file) && readFileSync(file, 'utf8') === head + body) continue;
  writeFileSync(file, head + body);
  console.log(`${folder}: ${entries.length}`);
}
