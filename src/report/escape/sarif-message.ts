import { visible } from '../words/escape.ts';

/**
 * Text of a SARIF 2.1.0 message: square brackets would be a link (section 3.11.6), and a number in braces a placeholder
 * (3.11.5). If there is one, every brace is doubled; many viewers show doubled braces, so JSON keeps its braces.
 */
export function sarifText(text: string): string {
  const shown = text
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/[[\]]/g, String.raw`\$&`);
  return /\{\d+\}/.test(shown) ? shown.replace(/[{}]/g, '$&$&') : shown;
}
