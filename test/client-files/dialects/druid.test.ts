import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readClientFile } from '../../../src/client-files/client-file.ts';
import { lint } from '../../../src/doctor/lint.ts';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a Druid supervisor', () => {
  it.each(soundFilesOf('druid'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('druid');
    expect(settings).toMatchObject({
      client: 'java',
      logicalCluster: 'lkc-4k7zq1',
      clientId: '0oa5kq2m8RtYx1Vb35d7',
    });
  });

  it('needs the handler class', () => {
    const sound = readFileSync('fixtures/client-files/druid/supervisor.json', 'utf8');
    const text = sound.replace(/^.*callback\.handler.*\n/m, '');
    const { findings } = lint(readClientFile('supervisor.json', Buffer.from(text)), { env: {} });
    expect(findings.map(({ id, place }) => [id, place?.line])).toEqual([
      ['config/callback-handler-class', 10],
    ]);
    expect(findings[0]?.fix?.commands[0]?.text).toMatch(
      /^"sasl\.login\.callback\.handler\.class": "org\.apache/,
    );
  });
});
