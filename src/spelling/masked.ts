import { asSaved } from './typography.ts';

/** What people and programs write over a value in a copy that they pass on: Kafka's logs `[hidden]`, consoles `••••`. */
const DOTS = '[*•●∙·▪■█#]{3,}';
const WORD =
  '(?:redacted|masked|hidden|removed|sanitized|censored|omitted|obfuscated|scrubbed|anonymi[sz]ed)';
// `[client id redacted]`, `<hidden by support>`; in braces only the word, for `{{ .Values.hidden }}` is a template.
const BESIDE = String.raw`[^[\]()<>{}]{0,40}`;
const IN_BRACKETS = String.raw`[[(<]${BESIDE}\b${WORD}\b${BESIDE}[\])>]|\{${WORD}\}`;

const MASKS: readonly RegExp[] = [
  new RegExp(`${DOTS}|${IN_BRACKETS}|^${WORD}$`, 'i'),
  // `0oa1b2c3…`, `0oa1b2c3[...]`: only its beginning was passed on.
  /(?<=\w{2})(?:…|\.{3,}|\[(?:…|\.{3,})\])$/,
  // `0oaXXXXXXXX`, `pool-____`. What is nothing but `x` is a placeholder.
  /(?<=[a-wyz\d])x{6,}|_{4,}/i,
];

/**
 * Whether a setting was masked in this copy, wholly or in part. Not for secrets: the client may really send asterisks that
 * were copied from a masked field.
 */
export function isMasked(text: string): boolean {
  const saved = asSaved(text).trim();
  return MASKS.some((mask) => mask.test(saved));
}

/** Whether nothing else is left of it: a part of a secret may look like a mask. */
export const isMaskedWhole = (text: string): boolean => WHOLE.test(asSaved(text).trim());
const WHOLE = new RegExp(`^(?:${DOTS}|${IN_BRACKETS}|${WORD})$`, 'i');
