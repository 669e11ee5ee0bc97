import { isJsonObject, type JsonObject } from '../evidence/json.ts';
import type { Blemish, Jwt } from '../evidence/token.ts';
import { boundedJson } from './body.ts';

/**
 * Looks at a token without any key: what a strict parser would refuse about how it was carried is listed as blemishes,
 * and what can be read in spite of them is read. Never throws, whatever the text.
 */
export function decodeJwt(raw: string, from: Jwt['from']): Jwt {
  const token = cleaned(raw);
  const parts = token.split('.');
  const header = parts.length === 1 ? undefined : objectIn(parts[0]);
  // RFC 7515 section 7.1: three parts are a JWS; the five of a JWE (RFC 7516) have nothing to be read.
  const claims = parts.length === 3 && header !== undefined ? objectIn(parts[1]) : undefined;
  return {
    parts: parts.length,
    bytes: Buffer.byteLength(raw),
    ...(header === undefined ? {} : { header }),
    ...(claims === undefined ? {} : { claims }),
    blemishes: blemishesOf(raw, header !== undefined),
    unsigned: parts.length === 3 && parts[2] === '',
    from,
  };
}

/** The token without blanks, quotes and prefixes around it, and without blanks in it. */
export function cleaned(raw: string): string {
  let text = raw;
  for (let before = ''; before !== text;) {
    before = text;
    text = unquoted(text.trim()).replace(PREFIX, '');
  }
  return text.replace(/\s+/g, '');
}

const PREFIX = /^(?:bearer|basic)\s+/i;

const unquoted = (text: string): string => (text.length > 1 && QUOTED.test(text) ? text.slice(1, -1) : text);
const QUOTED = /^(?:"[^]*"|'[^]*')$/;

function blemishesOf(raw: string, readable: boolean): readonly Blemish[] {
  const trimmed = raw.trim();
  const bare = unquoted(trimmed).trim();
  const inner = bare.replace(PREFIX, '').trim();
  const found: readonly (readonly [Blemish, boolean])[] = [
    ['bearer-prefix', /^bearer\s/i.test(bare)],
    ['basic-prefix', /^basic\s/i.test(bare)],
    ['surrounding-whitespace', trimmed !== raw],
    ['inner-whitespace', /\s/.test(unquoted(inner).trim())],
    ['quotes', unquoted(trimmed) !== trimmed || unquoted(inner) !== inner],
    // An opaque token may have these characters by right; of a JWT they are not (RFC 7515 section 2).
    ['padding', readable && inner.includes('=')],
    ['standard-base64', readable && /[+/]/.test(inner)],
  ];
  return found.filter(([, holds]) => holds).map(([blemish]) => blemish);
}

function objectIn(part: string | undefined): JsonObject | undefined {
  // Standard base64 and padding are blemishes, not obstacles: Buffer reads both alphabets.
  if (part === undefined || !/^[A-Za-z0-9_+/-]+=*$/.test(part)) return undefined;
  const json = boundedJson(Buffer.from(part, 'base64').toString('utf8'));
  return isJsonObject(json) ? json : undefined;
}
