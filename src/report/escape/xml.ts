import { visible } from '../words/escape.ts';

/**
 * Text for an element or an attribute of XML 1.0. Characters that XML does not allow, not even as a reference (section
 * 2.2: most controls, lone surrogates), are written out like all invisible ones.
 */
export const xml = (text: string): string =>
  visible(text).replace(/[<>&"']/g, (character) => ENTITY[character] ?? '');

const ENTITY: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

/** An element with its attributes (undefined ones are left out) and its content, which is already escaped. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content = '',
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${xml(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
