import { TREES } from '../trees.ts';
import { syntaxOf } from '../recognise.ts';
import type { Source } from '../../text/source.ts';
import type { Tree } from '../../text/tree.ts';
import type { Carrier, Held } from '../carrier.ts';
import { commandsIn } from './_commands.ts';
import { environmentsIn } from './_environments.ts';
import { filesIn } from './_files.ts';

/**
 * YAML, JSON, TOML and HCL of any program: environment variables of the processes it starts, files that it writes, and
 * commands. For example Helm values, Ansible playbooks, Argo CD applications, ECS task definitions (in Terraform too)
 * and CI workflows.
 */
export default {
  id: 'structured-file',
  title: 'a structured file',
  syntax: 'yaml',
  recognise: (source) => (heldIn(source).length > 0 ? 'perhaps' : 'no'),
  held: heldIn,
} satisfies Carrier;

function heldIn(source: Source): readonly Held[] {
  if (!ABOUT_KAFKA.test(source.content.text)) return [];
  const syntax = syntaxOf(source);
  const documents = TREES[syntax]?.(source) ?? [];
  return documents.flatMap((document: Tree) => [
    ...environmentsIn(document),
    // Terraform replaces the references in a text before any other program reads it.
    ...filesIn(document, source).map((file): Held =>
      syntax === 'hcl' ? { ...file, references: 'environment' } : file,
    ),
    ...commandsIn(document),
  ]);
}

/** A cheap pre-check, because most files have nothing about Kafka. */
const ABOUT_KAFKA = /sasl|oauth|bootstrap[._-]?servers|token_?endpoint/i;
