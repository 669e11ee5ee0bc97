import type { BodyForm } from '../evidence/http.ts';
import { parseJson, type Json } from '../evidence/json.ts';
import { REDACTED } from '../redaction/known.ts';

export interface Body {
  readonly form: BodyForm;
  readonly json?: Json;
  readonly excerpt?: string;
  /** The `<title>` of a web page. */
  readonly title?: string;
}

const LONGEST_EXCERPT = 240;

/** Parses a body by its own bytes, ignoring `content-type`. */
export function readBody(bytes: Buffer): Body {
  // RFC 8259 section 8.1: a byte-order mark may be ignored; TextDecoder drops it.
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === '') return { form: 'empty' };
  const json = boundedJson(text);
  if (json !== undefined) return { form: 'json', json };
  const form = formOf(text.trimStart());
  const title = form === 'html' ? titleOf(text) : undefined;
  return {
    form,
    excerpt: withoutTokens(text.trim().slice(0, LONGEST_EXCERPT)),
    ...(title === undefined ? {} : { title }),
  };
}

const LONGEST_TITLE = 160;

function titleOf(page: string): string | undefined {
  const start = /<title[^>]{0,200}>/i.exec(page);
  if (start === null) return undefined;
  const from = start.index + start[0].length;
  const title = page.slice(from, from + LONGEST_TITLE).split('<')[0]!;
  const words = withoutTokens(title.replaceAll(/\s+/g, ' ').trim());
  return words === '' ? undefined : words;
}

/** RFC 6750 section 2.1: what may be part of a token in a body that was cut off, or is not JSON. */
const TOKEN_LIKE = /[\w\-.~+/]{20,}=*/g;
const withoutTokens = (text: string): string =>
  text.replace(/(_token["']?\s*[:=]\s*["']?)[^\s"'&,}]+/gi, `$1${REDACTED}`).replace(TOKEN_LIKE, REDACTED);

function formOf(text: string): BodyForm {
  if (/^<(?:!doctype html|html|head|body|script|meta|!--)/i.test(text)) return 'html';
  return text.startsWith('-----BEGIN ') ? 'pem' : 'text';
}

/** No real document nests deeper; a deeper one could exhaust the stack of recursive code. */
const DEEPEST = 64;

/** JSON from outside; undefined when it is not JSON, or nests too deep to be walked safely. */
export function boundedJson(text: string): Json | undefined {
  const json = parseJson(text);
  return json === undefined || isDeeperThan(json, DEEPEST) ? undefined : json;
}

function isDeeperThan(json: Json, limit: number): boolean {
  let level: readonly Json[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}
