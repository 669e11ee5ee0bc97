import type { Report } from '../report.ts';
import type { Paint } from './paint.ts';
import type { Lines } from './paragraph.ts';
import { gateStates } from '../words/gates.ts';

/**
 * The chain of gates, in the order in which a connection passes them, to show at a glance where it stops. A gate with
 * checks that could not run shows how many did.
 */
export function gateChain(report: Report, paint: Paint): Lines {
  const lines: { text: string; columns: number }[] = [];
  for (const { gate, status, ran, all } of gateStates(report)) {
    const text = `${paint.mark[status]} ${gate}${status === 'partly' ? ` ${ran} of ${all}` : ''}`;
    const last = lines.at(-1);
    if (last !== undefined && last.columns + 2 + text.length <= paint.width) {
      last.text += `  ${paint.status[status](text)}`;
      last.columns += 2 + text.length;
    } else {
      lines.push({ text: paint.status[status](text), columns: text.length });
    }
  }
  return lines.map(({ text }) => text);
}
