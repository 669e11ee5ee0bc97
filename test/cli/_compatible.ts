/** The part of JSON Schema (2020-12) that our schemas use. */
export interface JsonSchema {
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: readonly string[];
  items?: JsonSchema;
  prefixItems?: readonly JsonSchema[];
  anyOf?: readonly JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  [keyword: string]: unknown;
}

/** They contain schemas, or say nothing about what is valid. */
const NOT_COMPARED: readonly string[] = [
  ...['properties', 'required', 'items', 'prefixItems', 'anyOf', 'additionalProperties'],
  ...['description', 'title', '$schema'],
];

/**
 * What breaks the contract of an output when its schema changes: what was valid must stay valid, and what a program
 * relies on must still be there. Additional optional members are the only change that is allowed.
 *
 * @returns sentences, empty if the two are compatible
 */
export function broken(was: JsonSchema, is: JsonSchema, at = ''): readonly string[] {
  const nested = (a: JsonSchema | undefined, b: JsonSchema | undefined, place: string): readonly string[] =>
    a === undefined ? [] : b === undefined ? [`${place} was removed`] : broken(a, b, place);
  return [
    ...Object.keys({ ...was, ...is })
      .filter((keyword) => !NOT_COMPARED.includes(keyword))
      .filter((keyword) => JSON.stringify(was[keyword]) !== JSON.stringify(is[keyword]))
      .map((keyword) => `${at}: ${keyword} changed`),
    ...Object.entries(was.properties ?? {}).flatMap(([name, each]) =>
      nested(each, is.properties?.[name], `${at}.${name}`),
    ),
    ...differing(is.required, was.required).map((name) => `${at}.${name} is required now`),
    ...differing(was.required, is.required).map((name) => `${at}.${name} is no longer always there`),
    ...nested(was.items, is.items, `${at}[]`),
    ...(was.prefixItems ?? []).flatMap((each, index) =>
      nested(each, is.prefixItems?.[index], `${at}[${index}]`),
    ),
    ...nested(objectIn(was.additionalProperties), objectIn(is.additionalProperties), `${at}.*`),
    ...alternatives(was.anyOf ?? [], is.anyOf ?? [], at),
  ];
}

const differing = (a: readonly string[] = [], b: readonly string[] = []): readonly string[] =>
  a.filter((each) => !b.includes(each));

const objectIn = (schema: JsonSchema | boolean | undefined): JsonSchema | undefined =>
  typeof schema === 'object' ? schema : undefined;

/** Each alternative must have a compatible one on the other side. */
function alternatives(was: readonly JsonSchema[], is: readonly JsonSchema[], at: string): readonly string[] {
  const isLost = was.some((old) => !is.some((now) => broken(old, now).length === 0));
  const isNew = is.some((now) => !was.some((old) => broken(old, now).length === 0));
  return isLost || isNew ? [`${at}: alternatives changed`] : [];
}
