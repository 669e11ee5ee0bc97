import type { Reading } from '../reading.ts';
import { splitList } from '../../settings/given.ts';

/** KIP-421: `config.providers=env,file`. */
export const providersIn = ({ properties }: Pick<Reading, 'properties'>): readonly string[] =>
  properties
    .filter(({ name }) => name.text === 'config.providers')
    .flatMap(({ value }) => splitList(value.text));
