import { visible } from '../words/escape.ts';

/**
 * Text of a message in SARIF 2.1.0: square brackets would be a link (section 3.11.6), and a number in braces would ask for an
 * argument (3.11.5); then every brace is doubled, which many viewers show as it stands, so JSON keeps its braces.
 */
export function sarifText(text: string): string {
  const shown = text
    .split('\n')
    .map(visible)
    .join('\n')
    .replace(/[[\]]/g, String.raw`\$&`);
  return /\{\d+\}/.test(shown) ? shown.replace(/[{}]/g, '$&$&') : shown;
}
