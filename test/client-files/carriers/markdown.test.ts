import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a Markdown file', () => {
  it.each(soundFilesOf('markdown'))('%s is sound', (path) => {
    const { configuration } = soundly(path);
    expect(configuration).toMatchObject({ formatId: 'java-properties', part: 'the code block at line 10' });
    expect(configuration.places['tokenEndpoint']).toEqual({ line: 14, column: 37 });
  });
});
