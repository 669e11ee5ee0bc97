import type { JsonObject } from '../../evidence/json.ts';
import type { CannedAnswer } from '../settings.ts';

export const json = (
  status: number,
  body: JsonObject,
  headers: Record<string, string> = {},
): CannedAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const html = (status: number, title: string, headers: Record<string, string> = {}): CannedAnswer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
});

/** RFC 6749 section 5.2. */
export const refusal = (status: number, error: string, description?: string): CannedAnswer =>
  json(status, description === undefined ? { error } : { error, error_description: description });

/** Entra ID's form: https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes */
export const aadsts = (status: number, error: string, code: number, text: string): CannedAnswer =>
  json(status, {
    error,
    error_description: `AADSTS${code}: ${text}\r\nTrace ID: 7d3c0c1e-0000-0000-0000-000000000000\r\nCorrelation ID: 5b1f0c1e-0000-0000-0000-000000000000\r\nTimestamp: 2026-01-05 12:00:00Z`,
    error_codes: [code],
    timestamp: '2026-01-05 12:00:00Z',
    trace_id: '7d3c0c1e-0000-0000-0000-000000000000',
    correlation_id: '5b1f0c1e-0000-0000-0000-000000000000',
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  });
