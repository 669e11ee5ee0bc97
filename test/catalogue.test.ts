import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causes } from '../src/causes/registry.generated.ts';
import { orderedChecks } from '../src/diagnosis/model.ts';
import { GATES } from '../src/evidence/gate.ts';
import { scenarios } from '../src/lab/scenarios/registry.generated.ts';
import { carriers } from '../src/client-files/carriers/registry.generated.ts';
import { dialects } from '../src/client-files/dialects/registry.generated.ts';
import { formats } from '../src/client-files/formats/registry.generated.ts';

const names = (folder: string, suffix: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length));

/** The entries of a folder: its files with a default export. */
const entries = (folder: string): readonly string[] =>
  names(folder, '.ts')
    .filter((name) => !name.endsWith('.texts'))
    .filter((name) => /^export default /m.test(readFileSync(`${folder}/${name}.ts`, 'utf8')))
    .sort();

describe('every root cause', () => {
  it('has an id that is its path', () => {
    expect(causes.map(({ id }) => id).sort()).toEqual(entries('src/causes'));
  });

  describe.each(causes.map((cause) => [cause.id, cause] as const))('%s', (id, cause) => {
    it('has a page with the same title', () => {
      const page = `docs/causes/${id}.md`;
      expect(existsSync(page), `${page} is missing`).toBe(true);
      const text = readFileSync(page, 'utf8');
      expect(text.split('\n')[0]).toBe(`# ${cause.title}`);
      for (const section of ['What you see', 'Why', 'How the doctor proves it', 'How to fix it', 'Sources']) {
        expect(text).toContain(`\n## ${section}\n`);
      }
    });

    it('has a casebook', () => {
      expect(existsSync(`test/causes/${id}.test.ts`), `test/causes/${id}.test.ts is missing`).toBe(true);
    });

    it('has a readable title', () => {
      expect(cause.title).toMatch(/^\S.{8,108}[^\s.]$/);
      expect(GATES).toContain(cause.gate);
    });
  });
});

describe('every format of client files', () => {
  it.each(formats.map(({ id }) => id))('%s has a page, a test and three files from practice', (id) => {
    expect(readFileSync(`docs/formats/${id}.md`, 'utf8')).toMatch(/^# \S/);
    expect(readdirSync(`fixtures/client-files/${id}`).length).toBeGreaterThanOrEqual(3);
    const tests = names('test/client-files/formats', '.test.ts');
    expect(
      tests.some((each) => id.startsWith(each)),
      `test/client-files/formats/${id}.test.ts is missing`,
    ).toBe(true);
  });

  it('is described only on its own page', () => {
    expect(names('docs/formats', '.md').toSorted()).toEqual(formats.map(({ id }) => id).toSorted());
  });
});

describe.each([
  ['dialects', dialects],
  ['carriers', carriers],
] as const)('each of the %s', (folder, all) => {
  it.each(all.map(({ id }) => id))('%s has a page, a test and files from practice', (id) => {
    expect(readFileSync(`docs/${folder}/${id}.md`, 'utf8')).toMatch(/^# \S/);
    expect(readdirSync(`fixtures/client-files/${id}`).length).toBeGreaterThanOrEqual(1);
    expect(existsSync(`test/client-files/${folder}/${id}.test.ts`)).toBe(true);
  });

  it('has a name that equals its id, and every page belongs to one', () => {
    expect(entries(`src/client-files/${folder}`)).toEqual(all.map(({ id }) => id).toSorted());
    expect(names(`docs/${folder}`, '.md').toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });
});

describe('every fix', () => {
  it("leaves the client's OAuth settings to the notation of its own file", () => {
    const byHand = /settings`[^`]*\bsasl\.oauthbearer\.(?:token\.endpoint|scope|client|extensions|method)/;
    const spelled = names('src/causes', '.ts').filter((name) =>
      byHand.test(readFileSync(`src/causes/${name}.ts`, 'utf8')),
    );
    expect(spelled).toEqual([]);
  });
});

describe('every page', () => {
  it('belongs to a cause', () => {
    expect(names('docs/causes', '.md').toSorted()).toEqual(causes.map(({ id }) => id).sort());
  });

  it('links only to existing pages', () => {
    for (const page of names('docs/causes', '.md')) {
      const folder = `docs/causes/${page}`.replace(/\/[^/]*$/, '');
      for (const [, target = ''] of readFileSync(`docs/causes/${page}.md`, 'utf8').matchAll(
        /\]\(([^)#:]+\.md)\)/g,
      )) {
        expect(existsSync(`${folder}/${target}`), `${page} links to ${target}`).toBe(true);
      }
    }
  });
});

describe('every check', () => {
  it('has an id that is its path', () => {
    expect(orderedChecks.map(({ id }) => id).sort()).toEqual(entries('src/checks'));
  });

  it.each(orderedChecks.map((check) => [check.id, check] as const))(
    '%s has a title that reads well',
    (_, { title }) => {
      expect(title).toMatch(/^\S.{8,108}[^\s.]$/);
    },
  );
});

describe('every scenario of the lab', () => {
  it("has an id that is its path and equals a cause's", () => {
    expect(scenarios.map(({ id }) => id).sort()).toEqual(entries('src/lab/scenarios'));
    const ids = new Set<string>(causes.map(({ id }) => id));
    expect(scenarios.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s has a story', (_, { story }) => {
    expect(story).toMatch(/^[A-Z].{10,160}\.$/);
  });
});
