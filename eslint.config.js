import tseslint from 'typescript-eslint';

/** Imports go one way; each row names what a folder must not import. */
const LAYERS = [
  'cli',
  'report',
  'diagnosis',
  'probes',
  'target',
  'checks',
  'causes',
  'idp',
  'clients',
  'evidence',
];
const above = {
  evidence: ['cli', 'report', 'diagnosis', 'probes', 'target', 'checks', 'causes', 'idp', 'clients', 'lab'],
  clients: ['cli', 'report', 'diagnosis', 'probes', 'target', 'checks', 'causes', 'idp', 'lab'],
  idp: ['cli', 'report', 'diagnosis', 'probes', 'target', 'checks', 'causes', 'lab'],
  checks: ['cli', 'report', 'diagnosis', 'probes', 'target', 'causes', 'lab'],
  causes: ['cli', 'report', 'diagnosis', 'probes', 'target', 'checks', 'lab'],
  diagnosis: ['cli', 'report', 'probes', 'target', 'lab'],
  report: ['cli', 'probes', 'target', 'lab'],
  target: ['cli', 'report', 'diagnosis', 'probes', 'checks', 'causes', 'lab'],
  probes: ['cli', 'report', 'diagnosis', 'checks', 'causes', 'lab'],
  lab: ['cli', 'report', 'diagnosis', 'checks', 'causes'],
};

/** What is a pure function of the evidence touches no network, clock or environment. */
const PURE = ['evidence', 'clients', 'idp', 'checks', 'causes', 'diagnosis', 'report'];
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
  ...LAYERS.concat('lab').map((layer) => ({
    files: [`src/${layer}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(above[layer] ?? []).map((other) => ({
              group: [`**/${other}/**`, `!**/facts/${other}.ts`, `!./**`],
              message: `src/${layer} must not import src/${other}: imports go one way (docs/architecture.md).`,
            })),
            ...(PURE.includes(layer)
              ? [
                  // Looking at an address is no network access.
                  {
                    group: ['node:net'],
                    allowImportNames: ['BlockList', 'isIP'],
                    message: 'Only what looks at addresses.',
                  },
                  { group: IMPURE_MODULES, message: `src/${layer} is a pure function of the evidence.` },
                ]
              : []),
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
