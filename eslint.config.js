import { relative, resolve, dirname, basename } from 'node:path';
import tseslint from 'typescript-eslint';

/**
 * Imports go one way: each room of `src/` beside the rooms that it may use (docs/architecture.md). A room that is not
 * in this table may use none.
 */
const MAY_USE = {
  spelling: ['evidence'],
  cel: ['evidence'],
  evidence: [],
  facts: ['cel', 'spelling', 'evidence'],
  repair: ['facts', 'evidence'],
  text: ['spelling', 'evidence'],
  clients: ['text', 'facts', 'spelling', 'evidence'],
  idp: ['facts', 'spelling', 'evidence'],
  checks: ['clients', 'idp', 'facts', 'cel', 'spelling', 'evidence'],
  causes: ['clients', 'idp', 'repair', 'facts', 'cel', 'spelling', 'text', 'evidence'],
  questions: ['idp', 'facts', 'evidence'],
  diagnosis: ['causes', 'checks', 'questions', 'idp', 'repair', 'evidence'],
  settings: ['clients', 'text', 'spelling', 'evidence'],
  'client-files': ['settings', 'clients', 'text', 'spelling', 'evidence'],
  convert: ['client-files', 'settings', 'clients', 'text', 'evidence'],
  probes: ['settings', 'clients', 'idp', 'facts', 'spelling', 'evidence'],
  report: ['diagnosis', 'causes', 'evidence'],
  doctor: [
    'report',
    'diagnosis',
    'causes',
    'probes',
    'client-files',
    'settings',
    'clients',
    'text',
    'evidence',
  ],
  init: ['doctor', 'report', 'probes', 'client-files', 'settings', 'idp', 'text', 'evidence'],
  lab: ['doctor', 'probes', 'settings', 'evidence'],
  cli: [
    ...['init', 'lab', 'doctor', 'report', 'diagnosis', 'causes', 'checks', 'probes', 'convert'],
    ...['client-files', 'settings', 'text', 'evidence'],
  ],
};

/** The room of a file of ours, and `undefined` for the files that lie in `src/` itself, which anyone may use. */
function roomOf(file) {
  const [src, room, ...rest] = relative(import.meta.dirname, file).split(/[\\/]/);
  return src === 'src' && rest.length > 0 ? room : undefined;
}

/** Holds imports to `MAY_USE`, and files whose names begin with `_` to their own folder. */
const rooms = {
  create(context) {
    const check = (node) => {
      const path = node.source?.value;
      if (typeof path !== 'string' || !path.startsWith('.')) return;
      const imported = resolve(dirname(context.filename), path);
      const [from, to] = [roomOf(context.filename), roomOf(imported)];
      if (from !== undefined && to !== undefined && from !== to && MAY_USE[from]?.includes(to) !== true) {
        const message = `src/${from} may use ${MAY_USE[from]?.join(', ') || 'no other room'} (docs/architecture.md).`;
        context.report({ node, message });
      }
      if (basename(imported).startsWith('_') && dirname(imported) !== dirname(context.filename)) {
        const message =
          'A file whose name begins with _ is private to its folder: give it a name and a place.';
        context.report({ node, message });
      }
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** What is a pure function of the evidence touches no network, clock or environment. */
const PURE = [
  ...['evidence', 'spelling', 'cel', 'facts', 'repair', 'text', 'clients', 'idp'],
  ...['checks', 'causes', 'questions', 'diagnosis', 'report'],
];
const IMPURE_MODULES = [
  'node:tls',
  'node:dns',
  'node:http',
  'node:https',
  'node:fs',
  'node:child_process',
  'undici',
  'kafkajs',
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'coverage/**',
      '**/*.generated.ts',
      '.tmp/**',
      // What people have: data for tests.
      'fixtures/**',
      'eslint.config.js',
      'bin/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An async function says that it returns a promise; whether it awaits something is its own business.
      '@typescript-eslint/require-await': 'off',
      // Code points are what we mean where we spread a text.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { house: { rules: { rooms } } },
    rules: { 'house/rooms': 'error' },
  },
  ...PURE.map((layer) => ({
    files: [`src/${layer}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            // Looking at an address is no network access.
            {
              group: ['node:net'],
              allowImportNames: ['BlockList', 'isIP'],
              message: 'Only what looks at addresses.',
            },
            { group: IMPURE_MODULES, message: `src/${layer} is a pure function of the evidence.` },
          ],
        },
      ],
    },
  })),
  ...PURE.map((layer) => ({
    files: [`src/${layer}/**/*.ts`],
    rules: {
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The time is evidence.' },
      ],
    },
  })),
  {
    // Tests look into answers that have no type: JSON of real servers.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
    },
  },
);
