import { EXIT } from './_command.ts';
import { GRACE_MS, type OpenProcess } from './_process.ts';
import type { Order } from './_worker-messages.ts';

/** While a question is open this is a key, and no signal. */
const CTRL_C = 3;
const SHOW_CURSOR = '\u001b[?25h';

/**
 * Lends the terminal of this process to a worker thread that asks questions. A question that does not react to Ctrl-C, because
 * the worker is in a loop, ends the process.
 *
 * @returns to be called when a question begins to read every key itself (raw mode), and when it ends
 */
export function lendTerminal(order: (each: Order) => void, ours: OpenProcess): (isOn: boolean) => void {
  let isRaw = false;
  let unanswered: NodeJS.Timeout | undefined;
  const { stdin } = process;
  ours.stderr.on('resize', () => {
    const { columns, rows } = ours.stderr;
    order({ kind: 'resized', columns, rows });
  });
  // Node itself ends the raw mode when the process exits.
  process.on('exit', () => {
    if (isRaw) ours.stderr.write(SHOW_CURSOR);
  });
  const onKeys = (keys: Buffer): void => {
    if (!isRaw || !keys.includes(CTRL_C)) return;
    unanswered ??= setTimeout(() => {
      ours.stderr.write('\n');
      ours.breakOff(EXIT.interrupted);
    }, GRACE_MS);
  };
  return (isOn) => {
    isRaw = isOn;
    stdin.setRawMode(isOn);
    stdin.off('data', onKeys);
    if (isOn) stdin.on('data', onKeys).resume();
    else {
      clearTimeout(unanswered);
      unanswered = undefined;
      // What is typed between the questions is for the next one, or for the shell.
      stdin.pause();
    }
  };
}
