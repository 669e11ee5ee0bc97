import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { AREAS } from './areas.ts';
import './tried.ts';

interface Row {
  readonly title: string;
  readonly tried: number;
  readonly broken: readonly string[];
}

/** Prints for each area how many hostile inputs were tried and how many held, and names the others. */
export default class Totals implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const rows = AREAS.map(({ tag, title }) =>
      rowOf(
        title,
        tests.filter(({ tags }) => tags.includes(tag)),
      ),
    );
    const all: Row = {
      title: 'All',
      tried: rows.reduce((sum, row) => sum + row.tried, 0),
      broken: rows.flatMap(({ broken }) => broken),
    };
    const errors = [...unhandled, ...modules.flatMap((module) => module.errors())];
    const lines = [
      line('area', 'tried', 'held'),
      ...[...rows, all].map(({ title, tried, broken }) =>
        line(title, number(tried), number(tried - broken.length)),
      ),
      ...rows.flatMap(({ title, broken }) => broken.map((name) => `did not hold: ${title}: ${name}`)),
      ...errors.map(({ message }) => `could not run: ${message.split('\n')[0]}`),
      ...rows.filter(({ tried }) => tried === 0).map(({ title }) => `nothing was tried: ${title}`),
    ];
    process.stdout.write(lines.map((each) => `${each}\n`).join(''));
    if (errors.length > 0 || all.broken.length > 0 || rows.some(({ tried }) => tried === 0))
      process.exitCode = 1;
  }
}

function rowOf(title: string, tests: readonly TestCase[]): Row {
  const ran = tests.filter((test) => ['passed', 'failed'].includes(test.result().state));
  const broken = ran.filter((test) => !test.ok()).flatMap((test) => test.meta().broken ?? [nameOf(test)]);
  const tried = ran.reduce((sum, test) => sum + (test.meta().tried ?? 1), 0);
  return { title, tried, broken };
}

function nameOf(test: TestCase): string {
  const { errors = [] } = test.result();
  return `${test.fullName}: ${errors[0]?.message.split('\n')[0] ?? 'failed'}`;
}

const number = (count: number): string => count.toLocaleString('en');
const line = (area: string, tried: string, held: string): string =>
  `${area.padEnd(40)}${tried.padStart(8)}${held.padStart(8)}`;
