import * as z from 'zod/mini';
import { place } from './source.ts';
import { maybe, text } from './value.ts';

export const configuration = z.looseObject({
  file: text,
  format: text,
  prefix: maybe(text),
  elsewhere: maybe(z.array(text)),
  isPartial: maybe(z.literal(true)),
  properties: z.array(z.looseObject({ name: text, value: maybe(text), at: place, nameAt: maybe(place) })),
  oddities: z.array(
    z.looseObject({
      kind: z.enum([
        'jaas',
        'escape-taken',
        'comment-cut',
        'variable-taken',
        'byte-order-mark',
        'given-twice',
        'unreadable-trust',
        'connectors-untold',
      ]),
      subject: maybe(text),
      what: maybe(text),
      at: place,
    }),
  ),
  places: z.record(text, place),
  spelled: maybe(z.record(text, z.looseObject({ before: text, name: text, between: text, after: text }))),
});
