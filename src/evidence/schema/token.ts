import * as z from 'zod/mini';
import type { Evidence } from '../evidence.ts';
import { family } from './family.ts';
import { answer, form } from './http.ts';
import { observation } from './observation.ts';
import { flag, jsonObject, maybe, number, text, texts } from './value.ts';
import { tied } from './tied.ts';

export const clientAuth = z.enum([
  'client_secret_post',
  'client_secret_basic',
  'private_key_jwt',
  'tls_client_auth',
  'none',
]);

export const tokenAnswer = z.looseObject({
  ...answer,
  form,
  clientAuth,
  sent: texts,
  as: maybe(family),
  members: texts,
  tokenType: maybe(text),
  expiresIn: maybe(z.union([number, text])),
  scope: maybe(text),
  excerpt: maybe(text),
  title: maybe(text),
  location: maybe(text),
  error: maybe(
    z.looseObject({
      error: text,
      description: maybe(text),
      hint: maybe(text),
      codes: maybe(z.array(number)),
      vendorCode: maybe(text),
    }),
  ),
});

export const jwt = z.looseObject({
  parts: number,
  bytes: number,
  header: maybe(jsonObject),
  claims: maybe(jsonObject),
  unsigned: flag,
  blemishes: z.array(
    z.enum([
      'bearer-prefix',
      'basic-prefix',
      'header-name',
      'scheme-prefix',
      'parameter-name',
      'json-answer',
      'prompt-mark',
      'punctuation',
      'surrounding-whitespace',
      'inner-whitespace',
      'quotes',
      'padding',
      'standard-base64',
    ]),
  ),
  from: z.enum(['access_token', 'id_token', 'token-file', 'log']),
  claimsAlone: maybe(z.literal(true)),
});

export const token = tied<Evidence['token']>()(
  z.looseObject({
    answer: observation(tokenAnswer),
    jwt: observation(jwt),
    signature: observation(
      z.array(
        z.looseObject({
          keySet: z.enum(['discovery', 'provider']),
          candidates: number,
          detail: maybe(text),
          outcome: z.enum(['valid', 'invalid', 'no-such-key', 'key-unusable']),
        }),
      ),
    ),
  }),
);
