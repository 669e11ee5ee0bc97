import { relative, resolve, dirname } from 'node:path';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { whyNot } from './scripts/rooms.js';

/** Holds imports to the table of rooms, and files whose names begin with `_` to their own folder. */
const rooms = {
  create(context) {
    const check = (node) => {
      const path = node.source?.value;
      if (typeof path !== 'string' || !path.startsWith('.')) return;
      const imported = resolve(dirname(context.filename), path);
      const message = whyNot(fromRoot(context.filename), fromRoot(imported));
      if (message !== undefined) context.report({ node, message });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

const fromRoot = (file) => relative(import.meta.dirname, file).replaceAll('\\', '/');

/** What is a pure function of the evidence touches no network, clock or environment. */
const PURE = [
  ...['commands', 'evidence', 'spelling', 'cel', 'facts', 'repair', 'text', 'clients', 'idp'],
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
      'fuzz/corpus/**',
      'eslint.config.js',
      'bin/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx', 'scripts/*.js', 'fuzz/*.js'],
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
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { house: { rules: { rooms } } },
    rules: { 'house/rooms': 'error' },
  },
  {
    // What it reads comes from strangers: an expression that backtracks lets one of them stop the program.
    files: ['src/**/*.{ts,tsx}', 'fuzz/**/*.{js,ts}', 'scripts/**/*.{js,ts}'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'certain' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain' }],
    },
  },
  {
    // A command is source code and values: the tags keep them apart, and nothing else makes one.
    files: ['src/**/*.ts'],
    ignores: ['src/commands/**', 'src/clients/notation/notation.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'NewExpression[callee.name=/^(ShellCommand|PowerShellCommand|SettingLines|ConsolePath|Hcl|Variable|Blank)$/]',
          message: 'Build it with the tags and functions of src/commands.',
        },
        {
          selector: 'CallExpression[callee.name=/^(sh|pwsh|settings|filled)$/]',
          message: 'Use it as a tag: a call can take any text for source code.',
        },
      ],
    },
  },
  ...PURE.map((layer) => ({
    files: [`src/${layer}/**/*.ts`, `src/${layer}/**/*.tsx`],
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
    files: [`src/${layer}/**/*.ts`, `src/${layer}/**/*.tsx`],
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
