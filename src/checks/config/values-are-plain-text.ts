import { behaviour } from '../../clients/facts.ts';
import { disguiseIn, spelledOut } from '../../spelling/typography.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** What such a character breaks depends on the setting, and the check of that setting reports it. */
export default defineCheck({
  id: 'config/values-are-plain-text',
  title: 'No setting contains an invisible or typographic character',
  enforcedBy: 'nobody',
  step: 14,
  reads: { settings: behaviour.copiedSettings },
  run: ({ settings }) => {
    const odd = settings.flatMap(({ name, value }) => {
      const disguise = disguiseIn(value);
      return disguise === undefined ? [] : [`the ${name} has ${disguise} in it: ${spelledOut(value)}`];
    });
    return odd.length === 0 ? pass('all settings are plain ASCII') : warn(odd.join('; '));
  },
});
