import { readProgram } from '../code/program.ts';
import type { Format } from '../format.ts';

/** Client configuration in a program's source code. Read-only. */
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
