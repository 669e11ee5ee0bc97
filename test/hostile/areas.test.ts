import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AREAS } from './areas.ts';

it('docs/hostile.md has a section for each area, in the same order', () => {
  const headings = [...readFileSync('docs/hostile.md', 'utf8').matchAll(/^## (.*)$/gm)].map(
    ([, title]) => title,
  );
  expect(headings).toEqual(AREAS.map(({ title }) => title));
});

it.each(AREAS)('something is tried: $title', ({ tag }) => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('hostile/areas'),
  );
  expect(files.some((file) => readFileSync(join('test', file), 'utf8').includes(tag))).toBe(true);
});
