import type { Reading } from '../reading.ts';
import { splitList } from '../../settings/given.ts';
import type { Providers } from '../../text/reference.ts';

/** KIP-421: `config.providers=env,file`, with `config.providers.file.class`. */
export const providersIn = ({ properties }: Pick<Reading, 'properties'>): Providers => {
  const valueOf = (wanted: string): string | undefined =>
    properties.findLast(({ name }) => name.text === wanted)?.value.text;
  const names = properties
    .filter(({ name }) => name.text === 'config.providers')
    .flatMap(({ value }) => splitList(value.text));
  return new Map(names.map((name) => [name, valueOf(`config.providers.${name}.class`)?.trim() ?? '']));
};
