import { TREES } from '../trees.ts';
import { syntaxOf } from '../recognise.ts';
import type { Source } from '../../text/source.ts';
import type { Tree } from '../../text/tree.ts';
import type { Carrier, Held } from '../carrier.ts';
import { commandsIn } from './_commands.ts';
import { environmentsIn } from './_environments.ts';
import { filesIn } from './_files.ts';

/**
 * YAML, JSON and TOML of whatever program: environment variables of what it starts, files that it writes, and commands. So are
 * Helm values, Ansible playbooks, Argo CD applications, ECS task definitions, workflows of CI systems.
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
  const documents = TREES[syntaxOf(source)]?.(source) ?? [];
  return documents.flatMap((document: Tree) => [
    ...environmentsIn(document),
    ...filesIn(document, source),
    ...commandsIn(document),
  ]);
}

/** Nothing else is looked for, and most files have nothing of it. */
const ABOUT_KAFKA = /sasl|oauth|bootstrap[._-]?servers|token_?endpoint/i;
