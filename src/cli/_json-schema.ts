import { toJSONSchema, type ZodMiniType } from 'zod/mini';

/** In a file of its own, for a bundler keeps the whole of a package that is imported by `import()`. */
export const jsonSchemaOf = (schema: ZodMiniType): object =>
  toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
