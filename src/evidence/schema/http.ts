import * as z from 'zod/mini';
import { observation } from './observation.ts';
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
export const document = observation(
  z.looseObject({ ...answer, form, json: maybe(json), excerpt: maybe(text) }),
);
