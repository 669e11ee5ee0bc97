import type { Report } from '../../../src/report/report.ts';

/**
 * Texts that would break out of text, attribute, style, script or comment; that would be executed; that would deceive.
 */
export const POISON = [
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '</style></script></title><svg onload=alert(1)>',
  '<!-- ]]> <iframe srcdoc="<script>alert(1)</script>">',
  'javascript:alert(1)',
  '&lt;script&gt;&#60;b&#62;',
  '\u001b[2J\u001b]8;;https://evil.example\u0007',
  'user\u202egpj.exe\u2066\u200b',
  '\u0000',
  '{{7*7}}${7*7}',
].join(' ');

/** Members with our own words: their types are unions, and no evidence reaches them. */
const OURS = new Set([
  ...['schemaVersion', 'verdict', 'gate', 'confidence', 'status', 'apply', 'effort', 'of', 'decidedBy'],
  ...['observed', 'agree', 'clientCertificate', 'value', 'from', 'to', 'now', 'startedAt', 'at', 'severity'],
  ...['outcome'],
]);

/** The same report with hostile text appended to every text in it. */
export const poisoned = <T extends object = Report>(report: T, poison: string = POISON): T =>
  walked(report, '', poison) as T;

function walked(value: unknown, name: string, poison: string): unknown {
  if (typeof value === 'string') return OURS.has(name) && !isFree(name, value) ? value : `${value} ${poison}`;
  if (Array.isArray(value)) return value.map((each) => walked(each, name, poison));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walked(each, key, poison)]));
}

/** `value` is our own word only in a pool's verdict. */
const isFree = (name: string, value: string): boolean =>
  name === 'value' && !['error', 'unknown'].includes(value);
