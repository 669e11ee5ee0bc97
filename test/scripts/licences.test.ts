import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { thirdPartyNotices } from '../../scripts/licences.ts';

const root = mkdtempSync(join(tmpdir(), 'oauthbearer-licences-'));
afterAll(() => rmSync(root, { recursive: true }));

function packageOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name);
  mkdirSync(folder, { recursive: true });
  const about = JSON.stringify({ name, version: '1.0.0', license: 'MIT' });
  for (const [file, text] of Object.entries({ 'package.json': about, ...files }))
    writeFileSync(join(folder, file), text);
  return folder;
}

describe('the notices of bundled packages', () => {
  it.each(['LICENSE', 'LICENSE.md', 'licence.txt', 'LICENSE-MIT', 'COPYING'])(
    'have the text of %s',
    (file) => {
      const folder = packageOf(`with-${file.toLowerCase()}`, { [file]: 'Permission is hereby granted\r\n' });
      expect(thirdPartyNotices([folder])).toContain('Permission is hereby granted\n');
    },
  );

  it('have the notices that the Apache licence requires', () => {
    const folder = packageOf('apache', { LICENSE: 'Apache License', NOTICE: 'Made by Acme' });
    expect(thirdPartyNotices([folder])).toMatch(/Apache License[^]*Made by Acme/);
  });

  it('fail where a package has no text: it must not be bundled', () => {
    const bare = packageOf('bare', { 'README.md': 'MIT' });
    const noticeAlone = packageOf('notice-alone', { NOTICE: 'Made by Acme' });
    const fine = packageOf('fine', { LICENSE: 'x' });
    expect(() => thirdPartyNotices([fine, bare, noticeAlone])).toThrow(
      'no licence text is in bare 1.0.0 (MIT), notice-alone 1.0.0 (MIT)',
    );
  });
});
