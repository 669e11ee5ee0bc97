import * as z from 'zod/mini';
import type { Connection } from '../connection.ts';
import { flag, maybe, number, text, texts } from './value.ts';
import { tied } from './tied.ts';

const address = z.looseObject({ address: text, family: z.literal([4, 6]) });
const attempt = z.looseObject({ address: text, code: maybe(text), tookMs: number });
const certificate = z.looseObject({
  subject: text,
  issuer: text,
  names: texts,
  notBefore: number,
  notAfter: number,
  fingerprint256: text,
  selfSigned: flag,
  locatesIssuer: maybe(flag),
});

/** A failed stage may hold part of its value: what was still observed. */
const stage = <S extends z.core.$ZodLooseShape>(shape: S) => {
  const parts = Object.fromEntries(
    Object.entries(shape).map(([name, part]) => [name, maybe(part as z.ZodMiniType)]),
  );
  type Part = { [K in keyof S]?: z.infer<S[K]> };
  return z.discriminatedUnion('ok', [
    z.looseObject({ ok: z.literal(true), value: z.looseObject(shape), tookMs: number }),
    z.looseObject({
      ok: z.literal(false),
      code: text,
      message: text,
      tookMs: number,
      value: maybe(z.looseObject(parts) as unknown as z.ZodMiniType<Part>),
    }),
  ]);
};

export const connection = tied<Connection>()(
  z.looseObject({
    host: text,
    port: number,
    proxy: maybe(text),
    proxyRule: maybe(z.looseObject({ name: text, entry: maybe(text), unread: maybe(z.literal(true)) })),
    detour: maybe(z.literal(true)),
    carried: maybe(texts),
    dns: maybe(stage({ addresses: z.array(address) })),
    tcp: maybe(stage({ address: text, attempts: z.array(attempt) })),
    tunnel: maybe(stage({ status: number, schemes: maybe(texts), credentials: maybe(z.literal(true)) })),
    tls: maybe(
      stage({
        protocol: text,
        cipher: text,
        alpn: maybe(text),
        chain: z.array(certificate),
        clientTrust: maybe(z.enum(['has-authority', 'lacks-authority'])),
        trust: maybe(z.enum(['public', 'given', 'node-extra'])),
        clientCertificate: maybe(z.enum(['shown', 'asked-for'])),
        refusal: maybe(text),
      }),
    ),
  }),
);
