import * as z from 'zod/mini';
import type { CauseId } from '../gate.ts';
import type { LogEvidence } from '../log.ts';
import { authenticate, handshake } from './broker.ts';
import { observedOf } from './observation.ts';
import { tied } from './tied.ts';
import { jwt, tokenAnswer } from './token.ts';
import { maybe, number, text } from './value.ts';

const hint = z.looseObject({
  // A newer version may know causes that this one does not.
  cause: text as unknown as z.ZodMiniType<CauseId>,
  points: z.enum(['says', 'fits', 'follows']),
  quote: text,
  line: number,
  time: maybe(text),
});

export const log = tied<LogEvidence>()(
  z.looseObject({
    file: text,
    lines: number,
    from: maybe(text),
    to: maybe(text),
    jwt: maybe(observedOf(jwt)),
    answer: maybe(observedOf(tokenAnswer)),
    handshake: maybe(observedOf(handshake)),
    authenticate: maybe(observedOf(authenticate)),
    hints: z.array(hint),
    elsewhere: maybe(text),
  }),
);
