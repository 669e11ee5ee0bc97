import { defineTexts } from '../texts.ts';

export default defineTexts('broker/ip-filter', [
  {
    pattern: /ip-filter\.Authorize/,
    by: ['confluent'],
    points: 'says',
    example: '"methodName":"ip-filter.Authorize"',
    source: "Confluent's audit log",
  },
]);
