/**
 * Checks the package as npm would publish it: whether every resolver finds its `exports` and types (publint, and attw
 * for ES modules), and whether the programs of docs/library.md compile against it in strict mode, with declarations
 * checked. The package has to be installed in `node_modules` of the folder.
 *
 * tsx scripts/package-types.ts FOLDER TARBALL
 */
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { examplesOf } from '../test/library/_examples.ts';

const [folder, tarball] = process.argv.slice(2);
if (folder === undefined || tarball === undefined) throw new Error('usage: FOLDER TARBALL');
const data = readFileSync(tarball);
const failures: string[] = [];

const { messages, pkg } = await publint({
  pack: { tarball: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) },
  strict: true,
});
failures.push(...messages.map((each) => `publint: ${formatMessage(each, pkg) ?? each.code}`));

// An ES module cannot be loaded with `require`, nor by resolvers that do not read `exports`.
const RESOLVERS: ReadonlySet<string> = new Set(['node16-esm', 'bundler']);
const types = await checkPackage(createPackageFromTarballData(new Uint8Array(data)));
if (types.types === false) failures.push('attw: the package has no types');
else
  failures.push(
    ...types.problems
      .filter((each) => !('resolutionKind' in each) || RESOLVERS.has(each.resolutionKind))
      .map((each) => `attw: ${JSON.stringify(each)}`),
  );

const programs = examplesOf('docs/library.md').map(({ code }, index) => {
  const name = `example-${index}.ts`;
  writeFileSync(join(folder, name), code);
  return name;
});
const MODULES = { node16: 'node16', nodenext: 'nodenext', bundler: 'preserve' };
for (const [moduleResolution, module] of Object.entries(MODULES)) {
  const project = join(folder, `tsconfig.${moduleResolution}.json`);
  const compilerOptions = {
    ...{ target: 'ES2022', lib: ['ES2022'], module, moduleResolution, strict: true, noEmit: true },
    ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false },
    ...{ types: ['node'], typeRoots: [resolve('node_modules/@types')] },
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: programs }));
  const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], {
    encoding: 'utf8',
  });
  if (status !== 0) failures.push(`tsc with moduleResolution ${moduleResolution}:\n${stdout}`);
}

if (failures.length > 0) throw new Error(failures.join('\n'));
console.log(`types: publint, attw, and ${programs.length} programs with tsc find nothing`);
