import { carriers } from './carriers/registry.generated.ts';
import { formatOfCarrier, formatsOf } from './composed.ts';
import { dialects } from './dialects/registry.generated.ts';
import { otherProgram } from './other-program.ts';
import type { Format } from './format.ts';
import { passedOn } from './passed-on.ts';
import { formats } from './formats/registry.generated.ts';

/**
 * All formats, in the order in which they are tried: a program's own names identify a file better than names that
 * several programs share.
 */
export const allFormats: readonly Format[] = [
  ...dialects.flatMap((dialect) => formatsOf(dialect)),
  ...carriers.map((carrier) => formatOfCarrier(carrier)),
  ...formats,
  ...formatsOf(passedOn, 'perhaps'),
  ...formatsOf(otherProgram, 'perhaps').map((format) => ({ ...format, isGuess: true as const })),
];
