import { GATES } from '../../evidence/gate.ts';
import type { Report, ReportCheck } from '../report.ts';
import type { Paint } from './paint.ts';
import type { Lines } from './paragraph.ts';

/** The chain of gates, in the order in which a connection passes them: where it stops is seen at a glance. */
export function gateChain({ checks: all }: Report, paint: Paint): Lines {
  const lines: { text: string; columns: number }[] = [];
  for (const gate of GATES) {
    const status = worst(all.filter((check) => check.gate === gate && check.enforced));
    if (status === undefined) continue;
    const text = `${paint.mark[status]} ${gate}`;
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

/** What is unknown in a gate matters only where nothing else was seen. */
const worst = (checks: readonly ReportCheck[]): ReportCheck['status'] | undefined =>
  (['fail', 'warn', 'pass', 'unknown'] as const).find((status) =>
    checks.some((check) => check.status === status),
  );
