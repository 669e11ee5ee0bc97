import { printedJson } from '../evidence/json.ts';
import { EXIT, textOption, type Command } from './_command.ts';

const KINDS = [
  ...([
    'config',
    'report',
    'bundle',
    'lint',
    'explain',
    'diff',
    'fleet',
    'fleet-result',
    'watch-event',
  ] as const),
] as const;

export const schema: Command = {
  usage: 'schema <kind>',
  describe:
    'Print the JSON Schema of a configuration, a report, a bundle, or the JSON of lint, explain, diff, fleet or watch',
  positionals: { kind: { describe: 'which schema', choices: KINDS } },
  options: {},
  examples: [['oauthbearer schema config > oauthbearer.schema.json', 'for completion in an editor']],
  run: async (args, io) => {
    const kind = textOption(args, 'kind') as (typeof KINDS)[number];
    const [{ jsonSchemaOf }, wanted] = await Promise.all([import('./_json-schema.ts'), SCHEMAS[kind]()]);
    // In a configuration an unknown member is a typing error.
    const made = jsonSchemaOf(wanted, { isOpen: kind !== 'config' });
    io.stdout.write(printedJson({ ...made, title: `oauthbearer ${kind}` }));
    return EXIT.healthy;
  },
};

const SCHEMAS = {
  config: async () => (await import('../settings/schema.ts')).configSchema(),
  report: async () => (await import('../report/schema.ts')).reportSchema,
  lint: async () => (await import('../report/lint-schema.ts')).lintSchema,
  explain: async () => (await import('../explain/schema.ts')).explainSchema,
  diff: async () => (await import('../compare/schema.ts')).comparisonSchema,
  fleet: async () => (await import('../fleet/schema.ts')).fleetSchema,
  'fleet-result': async () => (await import('../fleet/schema.ts')).resultSchema,
  'watch-event': async () => (await import('../watch/schema.ts')).eventSchema,
  bundle: async () => (await import('../evidence/schema.ts')).bundleSchema,
} as const;
