import { visible } from '../words/escape.ts';

/**
 * A workflow command of GitHub Actions on a line of its own, as the runner reads it (ActionCommand.cs): per cent signs and ends
 * of lines are encoded in the message, and colons and commas too in the properties.
 */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name}${given.length === 0 ? '' : ` ${given.join(',')}`}::${data(message)}`;
}

/** Lines of ours stay lines: the runner decodes them and obeys nothing in them. */
const data = (text: string): string => encoded(text.split('\n').map(visible).join('\n'));

const property = (text: string): string =>
  encoded(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

const encoded = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
