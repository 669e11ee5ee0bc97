import { mapsUnder } from '../manifest/objects.ts';
import { textAt, type Tree } from '../../text/tree.ts';
import type { HeldCommand } from '../carrier.ts';

/** Commands and their arguments in a tree: `command:`, `args:`, `run:`, `ExecStart`. */
export const commandsIn = (document: Tree): readonly HeldCommand[] =>
  mapsUnder(document).flatMap((map) => {
    if (map.kind !== 'map') return [];
    const words = map.entries.flatMap(({ key, value }) => {
      if (!COMMAND.test(key.text)) return [];
      const items = value.kind === 'list' ? value.items : [value];
      return items.flatMap((item) => textAt(item) ?? []);
    });
    return words.length === 0 ? [] : [{ kind: 'command', words }];
  });

const COMMAND = /^(?:command|args|arguments|entryPoint|entrypoint|script|run|cmd|shell)$/;
