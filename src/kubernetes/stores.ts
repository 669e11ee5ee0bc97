import { textIn, textsIn, type KubeObject } from './object.ts';

/** What a workload takes settings from. */
export type StoreKind = 'ConfigMap' | 'Secret';

/** The content of a ConfigMap or Secret, decoded. */
export type Store = ReadonlyMap<string, Uint8Array>;

export interface StoreName {
  readonly kind: StoreKind;
  readonly namespace: string;
  readonly name: string;
}

/** The ConfigMaps and Secrets that are at hand. */
export interface Stores {
  readonly find: (name: StoreName) => Store | undefined;
  /** Why one is not at hand, as the end of a sentence that begins with its name: "does not exist". */
  readonly whyAbsent: (name: StoreName) => string;
}

export const isStore = <T extends { readonly kind: string }>(
  each: T,
): each is T & { readonly kind: StoreKind } => each.kind === 'ConfigMap' || each.kind === 'Secret';

export const keyOf = ({ kind, namespace, name }: StoreName): string => `${kind}/${namespace}/${name}`;

/** What containers get of it: plain text wins over base64, as when the API server stores `stringData`. */
export function storeOf({ kind, value }: KubeObject): Store {
  const [encoded, plain] = kind === 'Secret' ? ['data', 'stringData'] : ['binaryData', 'data'];
  return new Map([
    ...textsIn(value, encoded).map(([key, text]) => [key, Buffer.from(text, 'base64')] as const),
    ...textsIn(value, plain).map(([key, text]) => [key, Buffer.from(text)] as const),
  ]);
}

/** Helm keeps each release in a Secret of up to a megabyte; no container reads these. */
export const isOfNoClient = ({ kind, value }: KubeObject): boolean =>
  kind === 'Secret' &&
  /^(?:helm\.sh\/|kubernetes\.io\/(?:service-account-token|dockerc))/.test(textIn(value, 'type') ?? '');

/** Undefined for binary data. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
