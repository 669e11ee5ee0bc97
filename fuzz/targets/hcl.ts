import { parseHcl } from '../../src/text/hcl.ts';
import { UsageError } from '../../src/text/problem.ts';
import { sourceOf } from '../../src/text/source.ts';
import { fixtures, type FuzzTarget } from '../target.ts';

export default {
  seeds: () => fixtures('client-files/terraform'),
  words: ['<<EOT\n', 'EOT\n', '<<-E\n', '${', '%{ if', '/*', '#', 'resource "a" "b" {', '= [', 'for x in'],
  refusal: (error) => error instanceof UsageError,
  run: (input) => parseHcl(sourceOf('a.tf', input)),
} satisfies FuzzTarget;
