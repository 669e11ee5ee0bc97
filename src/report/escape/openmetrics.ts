import { visible } from '../words/escape.ts';
import { cut } from './cut.ts';

/** A label value or help text, for OpenMetrics and for Prometheus's older text format. */
export const labelValue = (text: string): string => visible(text).replace(/[\\"]/g, String.raw`\$&`);

/** The labels of one series, and its value. */
export type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

/** A metric: a gauge, because node_exporter's textfile collector reads the older format. */
export interface Family {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

const LONGEST = 200;

/** OpenMetrics text. Families without samples are left out. */
export const exposition = (families: readonly Family[]): string =>
  `${families
    .filter(({ samples }) => samples.length > 0)
    .map(textOf)
    .join('')}# EOF\n`;

/**
 * The same labels may occur repeatedly, for checks with the same result or long names that were cut: they are summed
 * into one series.
 */
function textOf({ name, help, samples }: Family): string {
  const series = new Map<string, number>();
  for (const [labels, value] of samples) {
    const key = Object.entries(labels)
      .map(([label, text]) => `${label}="${labelValue(cut(text, LONGEST))}"`)
      .join(',');
    series.set(key, (series.get(key) ?? 0) + value);
  }
  const lines = [...series].map(
    ([labels, value]) => `${name}${labels === '' ? '' : `{${labels}}`} ${value}\n`,
  );
  return `# TYPE ${name} gauge\n# HELP ${name} ${labelValue(help)}\n${lines.join('')}`;
}
