import type { JsonObject } from '../../evidence/json.ts';
import { randomUUID } from 'node:crypto';
import { json, type Answer } from '../network/http.ts';

/** An error of Confluent's REST APIs: `{"errors": [...]}`. */
export const apiError = (
  status: number,
  code: string,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Answer =>
  json(
    status,
    { errors: [{ id: randomUUID(), status: String(status), code, title, detail, source: {} }] },
    headers,
  );

export const notFound = (): Answer => apiError(404, 'not_found', 'Not Found', 'The resource does not exist');

export const badKey = (): Answer =>
  apiError(401, 'user_unauthenticated', 'Authentication Failed', 'The API Key is invalid', {
    'www-authenticate': 'Basic error="invalid_key", error_description="The API Key is invalid"',
  });

export interface Listing {
  readonly apiVersion: string;
  readonly kind: string;
}

const DEFAULT_PAGE = 10;
const LARGEST_PAGE = 100;

/** One page of a list; `page_token` is the beginning of the next one, `metadata.next` its URL. */
export function page(url: URL, { apiVersion, kind }: Listing, all: readonly object[]): Answer {
  const size = Math.min(
    Math.max(Number(url.searchParams.get('page_size') ?? DEFAULT_PAGE) || DEFAULT_PAGE, 1),
    LARGEST_PAGE,
  );
  const from = Number(url.searchParams.get('page_token') ?? 0) || 0;
  const at = (start: number): string => {
    const link = new URL(url);
    link.searchParams.set('page_size', String(size));
    link.searchParams.set('page_token', String(start));
    return link.href;
  };
  const metadata = {
    first: at(0),
    ...(from > 0 ? { prev: at(Math.max(from - size, 0)) } : {}),
    ...(from + size < all.length ? { next: at(from + size) } : {}),
    total_size: all.length,
  };
  return json(200, {
    api_version: apiVersion,
    kind,
    metadata,
    data: JSON.parse(JSON.stringify(all.slice(from, from + size))) as JsonObject[],
  });
}
