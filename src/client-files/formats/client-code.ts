import { readProgram } from '../code/program.ts';
import type { Format } from '../format.ts';

/** The configuration of a client in the source code of the program that has it. It is only ever read. */
export default {
  id: 'client-code',
  title: "configuration in a program's source code",
  syntax: 'code',
  references: 'none',
  mayBeEmbedded: true,
  recognise: (source) => {
    const reading = readProgram(source);
    if (reading === undefined) return 'no';
    const signsIn = reading.properties.some(({ name }) => /^sasl\b/.test(name.text));
    return signsIn || reading.library !== undefined ? 'surely' : 'perhaps';
  },
  read: (source) => readProgram(source) ?? { found: [], properties: [], oddities: [] },
} satisfies Format;
