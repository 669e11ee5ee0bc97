import { ComponentType, HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums';
import { Builders, Factories } from '@cyclonedx/cyclonedx-library/Contrib/FromNodePackageJson';
import { Factories as LicenceFactories } from '@cyclonedx/cyclonedx-library/Contrib/License';
import { Bom, type Component } from '@cyclonedx/cyclonedx-library/Models';
import { JSON as AsJson, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PackageURL } from 'packageurl-js';
import parseSpdx from 'spdx-expression-parse';

interface About {
  readonly name: string;
  readonly version: string;
}

/**
 * The software bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): this package, the packages
 * that are bundled in it, which scanners of `node_modules` do not see, and those that are installed with it. Two
 * builds of the same sources have the same bill: it has no time and no serial number.
 *
 * @param root the folder of our own `package.json` and `package-lock.json`
 * @param folders of the packages, relative to `root`, like `node_modules/jose`
 * @returns JSON
 * @throws Error naming the packages that `package-lock.json` does not have with a checksum
 */
export function billOfMaterials(root: string, folders: readonly string[]): string {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
  };
  const unknown = folders.filter((folder) => packages[folder]?.integrity === undefined);
  if (unknown.length > 0) throw new Error(`package-lock.json has no checksum of ${unknown.join(', ')}`);

  const bom = new Bom();
  const ours = componentOf(root, ComponentType.Application);
  bom.metadata.component = ours;
  for (const folder of folders) {
    const component = componentOf(join(root, folder), ComponentType.Library);
    // Subresource Integrity (W3C): the digest in base64, after the name of its algorithm.
    const [, digest] = /^sha512-(\S+)/.exec(packages[folder]!.integrity!) ?? [];
    if (digest !== undefined)
      component.hashes.set(HashAlgorithm['SHA-512'], Buffer.from(digest, 'base64').toString('hex'));
    bom.components.add(component);
    ours.dependencies.add(component.bomRef);
  }
  const serializer = new JsonSerializer(new AsJson.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

const builder = new Builders.ComponentBuilder(
  new Factories.ExternalReferenceFactory(),
  new LicenceFactories.LicenseFactory(parseSpdx),
);

function componentOf(folder: string, type: ComponentType): Component {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as About;
  const component = builder.makeComponent({ ...about }, type);
  if (component === undefined) throw new Error(`${folder}/package.json has no name`);
  const [name = '', scope] = about.name.split('/').reverse();
  component.purl = new PackageURL('npm', scope, name, about.version, undefined, undefined).toString();
  component.bomRef.value = component.purl;
  return component;
}
