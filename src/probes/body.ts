import type { BodyForm } from '../evidence/http.ts';
import { parseJson, type Json } from '../evidence/json.ts';
import { REDACTED } from '../redaction/known.ts';

export interface Body {
  readonly form: BodyForm;
  readonly json?: Json;
  readonly excerpt?: string;
  /** The `<title>` of a web page, wherever in it. */
  readonly title?: string;
}

const LONGEST_EXCERPT = 240;

/** Looks at a body's own bytes; what `content-type` claims is another matter. */
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

/** RFC 6750 section 2.1: what a body that was cut off, or is not JSON, may hold of a token. */
const TOKEN_LIKE = /[\w\-.~+/]{20,}=*/g;
const withoutTokens = (text: string): string =>
  text.replace(/(_token["']?\s*[:=]\s*["']?)[^\s"'&,}]+/gi, `$1${REDACTED}`).replace(TOKEN_LIKE, REDACTED);

function formOf(text: string): BodyForm {
  if (/^<(?:!doctype html|html|head|body|script|meta|!--)/i.test(text)) return 'html';
  return text.startsWith('-----BEGIN ') ? 'pem' : 'text';
}

/** No document of this field nests deeper; a deeper one is made to exhaust the stack of whoever walks it. */
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
