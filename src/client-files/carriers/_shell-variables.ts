import { decodedBy, type Located } from '../../text/located.ts';

/** `$NAME` of the shell, as references to its environment. */
export const referring = (value: Located): Located =>
  decodedBy(
    value,
    /\$([A-Za-z_]\w*)/g,
    ([, variable = '']) => `\${${variable}}`,
    (text) => text,
  );
