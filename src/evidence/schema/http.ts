import * as z from 'zod/mini';
import type { HttpDocument } from '../http.ts';
import { observation } from './observation.ts';
import { tied } from './tied.ts';
import { json, maybe, number, text } from './value.ts';

export const answer = {
  url: text,
  status: number,
  headers: z.record(text, text),
  mediaType: text,
  bytes: number,
  receivedAt: number,
  tookMs: number,
};
export const form = z.enum(['json', 'html', 'pem', 'text', 'empty']);

/** Without the JSON itself: comparing a recursive type exceeds the compiler's limits. */
const described = tied<Omit<HttpDocument, 'json'>>()(
  z.looseObject({
    ...answer,
    form,
    excerpt: maybe(text),
    keysSeen: maybe(number),
    membersLeftOut: maybe(number),
  }),
);
export const document = observation(z.extend(described, { json: maybe(json) }));
