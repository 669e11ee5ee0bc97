/**
 * Bundles the command line and the library into `dist/`: one package, with less than half the
 * start-up time of the unbundled modules. Code is loaded when a command needs it (`splitting`). Also writes the manual
 * page, the licences of the bundled packages and the bill of materials.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { bundle } from './bundle.ts';
import { thirdPartyNotices } from './licences.ts';
import { billOfMaterials } from './sbom.ts';
import { commands } from '../src/cli/main.ts';
import { manPage } from '../src/cli/man.ts';
import { version } from '../src/package.ts';

const packages = await bundle('dist');
writeFileSync('dist/THIRD-PARTY.txt', thirdPartyNotices(packages));
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: object;
};
const beside = Object.keys(dependencies).map((name) => `node_modules/${name}`);
writeFileSync('dist/sbom.cdx.json', billOfMaterials('.', [...packages, ...beside]));
writeFileSync('dist/oauthbearer.1', manPage(commands, version()));
