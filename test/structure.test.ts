import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { MAY_USE, whyNot } from '../scripts/rooms.js';

type Imports = ReadonlyMap<string, readonly string[]>;

/** What each file imports from our own: types, re-exports and `await import()` too. */
function importsIn(folder: string): Imports {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(file, 'utf8'))]));
}

const importsOf = (file: string, text: string): readonly string[] =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((path) => path.startsWith('.'))
    .map((path) => join(dirname(file), path));

/** Groups of files that import each other, directly or through others (Tarjan's strongly connected components). */
function cyclesIn(imports: Imports): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const order = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): number => {
    const own = order.size;
    order.set(file, own);
    stack.push(file);
    let low = own;
    for (const next of imports.get(file) ?? []) {
      if (!imports.has(next)) continue;
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, order.get(next)!);
    }
    if (low === own) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1 || imports.get(file)?.includes(file) === true) cycles.push(group.toSorted());
    }
    return low;
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return cycles;
}

const refusalsIn = (imports: Imports): readonly string[] =>
  [...imports].flatMap(([file, all]) =>
    all.flatMap((imported) => {
      const why = whyNot(file, imported);
      return why === undefined ? [] : [`${file} imports ${imported}: ${why}`];
    }),
  );

describe('the sources', () => {
  const imports = importsIn('src');

  it('are all covered', () => {
    expect(imports.size).toBeGreaterThan(500);
    expect(imports.get('src/index.ts')).toContain('src/library/diagnose.ts');
    expect(imports.get('src/cli/main.ts')).toContain('src/package.ts');
  });

  it('have no import cycle', () => {
    expect(cyclesIn(imports)).toEqual([]);
  });

  it('import only from rooms that their own may use', () => {
    expect(refusalsIn(imports)).toEqual([]);
  });

  it('are in rooms that the table lists', () => {
    const rooms = readdirSync('src').map((name) => name.replace(/\.ts$/, ''));
    expect(rooms.filter((room) => !(room in MAY_USE))).toEqual([]);
    expect(
      Object.entries(MAY_USE)
        .flatMap(([room, uses]) => [room, ...uses])
        .filter((room) => !rooms.includes(room.split('/')[0]!)),
    ).toEqual([]);
  });
});

describe('the table of rooms', () => {
  it('has no cycle', () => {
    expect(cyclesIn(new Map(Object.entries(MAY_USE)))).toEqual([]);
  });

  it('matches the architecture page, with each room above those that it uses', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    const listed = [...page.matchAll(/^ {2}([a-z-]+)(?:\/|\.ts)/gm)].map(([, room = '']) => room);
    const rooms = Object.entries(MAY_USE).filter(([room]) => !room.includes('/'));
    expect(listed.toSorted()).toEqual(rooms.map(([room]) => room).toSorted());
    const files = ['index', 'package'];
    const upward = rooms
      .filter(([room]) => !files.includes(room))
      .flatMap(([room, uses]) =>
        uses
          .filter((used) => !files.includes(used) && listed.indexOf(used) < listed.indexOf(room))
          .map((used) => `${room} uses ${used}`),
      );
    expect(upward).toEqual([]);
  });

  it.each([
    ['src/evidence/http.ts', 'src/checks/define.ts'],
    ['src/checks/jwt/issuer.ts', 'src/causes/define.ts'],
    ['src/client-files/kafka/java.ts', 'src/client-files/formats/java-properties.ts'],
    ['src/client-files/manifest/stores.ts', 'src/client-files/compose/services.ts'],
    ['src/report/build.ts', 'src/index.ts'],
    ['src/text/yaml.ts', 'src/package.ts'],
    ['src/new-room/file.ts', 'src/text/yaml.ts'],
    ['src/causes/jwt/iss-scheme.ts', 'src/causes/pool/_filter.ts'],
    ['test/cli/doctor.test.ts', 'src/cli/_style.ts'],
  ])('forbids that %s imports %s', (from, to) => {
    expect(whyNot(from, to)).toBeDefined();
  });

  it.each([
    ['src/checks/jwt/issuer.ts', 'src/facts/token.ts'],
    ['src/client-files/formats/kubernetes.ts', 'src/client-files/manifest/stores.ts'],
    ['src/client-files/client-file.ts', 'src/client-files/formats/registry.generated.ts'],
    ['src/client-files/kafka/java.ts', 'src/client-files/reading.ts'],
    ['src/causes/pool/filter-false.ts', 'src/causes/pool/_filter.ts'],
    ['test/structure.test.ts', 'src/text/yaml.ts'],
  ])('allows that %s imports %s', (from, to) => {
    expect(whyNot(from, to)).toBeUndefined();
  });
});

describe('the search for cycles', () => {
  it.each([
    ['none in a diamond', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
    ['a file that imports itself', { a: ['a'] }, [['a']]],
    [
      'two, apart',
      { a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] },
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
    ],
    ['one of three', { a: ['b'], b: ['c'], c: ['a'] }, [['a', 'b', 'c']]],
  ])('finds %s', (_what, graph, cycles) => {
    expect(cyclesIn(new Map(Object.entries<string[]>(graph)))).toEqual(cycles);
  });

  it('finds types, re-exports and dynamic imports', () => {
    const text = `import type { A } from './a.ts';\nexport * from './b.ts';\nawait import('../c.ts');\nimport 'd';\n`;
    expect(importsOf('x/y/z.ts', text)).toEqual(['x/y/a.ts', 'x/y/b.ts', 'x/c.ts']);
  });
});

it('npm run test:thorough knows the helpers whose tests have its tag: no other file of theirs says so', () => {
  const helpers = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter((file) => /tags: \[[^\]]*'thorough'/.test(readFileSync(`test/${file}`, 'utf8')));
  expect(helpers).toEqual(['casebook.ts']);
});

describe('every configuration of vitest', () => {
  const configurations = readdirSync('.')
    .filter((file) => /^vitest\..*config\.ts$/.test(file))
    .map((file) => file.slice(0, -'.ts'.length));

  it.each(configurations)('writes the registries first, so that a new file is known: %s', async (file) => {
    const { default: config } = (await import(`../${file}.ts`)) as typeof import('../vitest.config.ts');
    expect(config.test?.globalSetup?.[0]).toBe('scripts/registries.ts');
  });
});
