import { toJSONSchema, type ZodMiniType } from 'zod/mini';

/**
 * In a file of its own, for a bundler keeps the whole of a package that is imported by `import()`.
 *
 * @param isOpen whether additional members are valid: a program that keeps the schema of an output must accept the
 * members that later versions add to it
 */
export const jsonSchemaOf = (schema: ZodMiniType, { isOpen }: { readonly isOpen: boolean }): object =>
  toJSONSchema(schema, {
    unrepresentable: 'any',
    io: 'input',
    override: ({ jsonSchema }) => {
      if (isOpen && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
