/** Letters of Cyrillic and Greek that look like the Latin ones below them, in most fonts exactly. */
const FOREIGN =
  '\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u0501\u04bb\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0406\u0408\u0405\u03bf\u03bd\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7';
const LATIN = 'aeopcxyijsdhABEKMHOPCTXIJSovABEZHIKMNOPTYX';

/**
 * A text with Latin letters in place of letters of another alphabet that look like them, in words that also have Latin
 * letters, and with full-width characters as ASCII. Words of one alphabet are what they seem to be.
 */
export const latinised = (text: string): string =>
  text
    .replaceAll(/[\uff01-\uff5e]/g, (each) => String.fromCodePoint(each.codePointAt(0)! - 0xfee0))
    .replaceAll(/[\p{L}\p{N}]+/gu, (word) => {
      const latin = [...word].map((each) => (FOREIGN.includes(each) ? LATIN[FOREIGN.indexOf(each)]! : each));
      return /[A-Za-z]/.test(word) && latin.every((each) => each <= '~') ? latin.join('') : word;
    });
