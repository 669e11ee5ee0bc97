import { Version } from '@cyclonedx/cyclonedx-library/Spec';
import { JsonStrictValidator } from '@cyclonedx/cyclonedx-library/Validation';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../scripts/bundle.ts';
import { billOfMaterials } from '../../scripts/sbom.ts';

interface Bill {
  readonly components: readonly {
    readonly name: string;
    readonly group?: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses: readonly unknown[];
  }[];
}

describe('the bill of materials', async () => {
  const packages = await bundle(mkdtempSync(join(tmpdir(), 'oauthbearer-bill-')));
  const text = billOfMaterials('.', packages);
  const { components } = JSON.parse(text) as Bill;

  it('is CycloneDX 1.6, by its official schema', async () => {
    expect(await new JsonStrictValidator(Version.v1dot6).validate(text)).toBeNull();
  });

  it('fails its schema if a component has no name', async () => {
    const without = text.replace(/"name": "undici",\s*/, '');
    expect(await new JsonStrictValidator(Version.v1dot6).validate(without)).not.toBeNull();
  });

  it('lists each bundled package with its version, checksum and licence', () => {
    expect(components).toHaveLength(packages.length);
    expect(components.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['undici', 'yargs', 'jose', 'x509']),
    );
    for (const { name, version, purl, hashes, licenses } of components) {
      expect(purl, name).toMatch(
        new RegExp(`^pkg:npm/(?:%40[^/]+/)?[^/@]+@${version.replaceAll('.', '\\.')}$`),
      );
      expect(hashes, name).toEqual([
        { alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) as string },
      ]);
      expect(licenses, name).toHaveLength(1);
    }
  });

  it('is the same for the same sources', () => {
    expect(billOfMaterials('.', packages)).toBe(text);
  });

  it('is refused for a package that the lockfile does not have', () => {
    expect(() => billOfMaterials('.', ['node_modules/unlisted'])).toThrow(
      'package-lock.json has no checksum of node_modules/unlisted',
    );
  });
});
