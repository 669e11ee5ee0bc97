import { inWords } from '../../evidence/source.ts';
import { provider } from '../../facts/confluent.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';
import { isOff } from '../../evidence/confluent.ts';

export default defineCheck({
  id: 'provider/is-enabled',
  title: 'The identity provider is enabled',
  enforcedBy: 'confluent',
  step: 20,
  reads: { provider: provider.meant },
  run: ({ provider: { id, state, deactivated, ...rest } }) => {
    if (state === undefined && deactivated === undefined)
      return cannotTell(`${inWords(rest.source)} does not say`);
    return isOff({
      ...rest,
      ...(state === undefined ? {} : { state }),
      ...(deactivated === undefined ? {} : { deactivated }),
    })
      ? fail(`${id ?? 'it'} is ${deactivated === true ? 'deactivated' : state}`)
      : pass(`${id ?? 'it'} is ${state ?? 'active'}`);
  },
});
