/** An object of the Kubernetes API. Nothing in it can be trusted to be of its documented type. */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly value: unknown;
}

/** Undefined for a value without kind or name. */
export function objectOf(value: unknown): KubeObject | undefined {
  const [apiVersion, kind, name] = [
    textIn(value, 'apiVersion'),
    textIn(value, 'kind'),
    textIn(value, 'metadata', 'name'),
  ];
  if (apiVersion === undefined || kind === undefined || name === undefined) return undefined;
  return { apiVersion, kind, name, namespace: textIn(value, 'metadata', 'namespace') ?? 'default', value };
}

/** The value at a path of keys; undefined where there is none. */
export const valueIn = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (each, key) => (isMap(each) && Object.hasOwn(each, key) ? each[key] : undefined),
    value,
  );

export const textIn = (value: unknown, ...path: readonly string[]): string | undefined => {
  const found = valueIn(value, ...path);
  return typeof found === 'string' ? found : undefined;
};

export const listIn = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = valueIn(value, ...path);
  return Array.isArray(found) ? found : [];
};

/** The members of a map whose values are texts. */
export const textsIn = (
  value: unknown,
  ...path: readonly string[]
): readonly (readonly [string, string])[] => {
  const found = valueIn(value, ...path);
  return isMap(found)
    ? Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    : [];
};

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Whether Kubernetes would take it for the name of an object (RFC 1123). Others are forged, and could be taken for a flag
 * of kubectl, or for another client's name in a report.
 */
export const isName = (text: string): boolean =>
  text.length <= 253 && /^[a-z\d](?:[-a-z\d.]*[a-z\d])?$/.test(text);
