import { visible } from '../words/escape.ts';

/**
 * A GitHub Actions workflow command on a line of its own, as the runner parses it (ActionCommand.cs): percent signs and
 * line ends are encoded in the message, and in properties also colons and commas.
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

/** Our own line breaks are kept: the runner decodes them and executes nothing in them. */
const data = (text: string): string => encoded(text.split('\n').map(visible).join('\n'));

const property = (text: string): string =>
  encoded(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

const encoded = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
