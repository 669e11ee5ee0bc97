import { discovery } from '../../facts/discovery.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

export default defineCheck({
  id: 'discovery/is-json',
  title: 'The discovery URL answers with a JSON document',
  enforcedBy: 'nobody',
  step: 20,
  reads: { answer: discovery.answer },
  run: ({ answer }) => {
    if (answer.status >= 300 && answer.status < 400)
      return warn(`${answer.url} redirects (HTTP ${answer.status})`);
    if (answer.status !== 200) return cannotTell(`${answer.url} answers HTTP ${answer.status}`);
    return answer.form === 'json'
      ? pass(`${answer.url} answers with JSON`)
      : warn(`${answer.url} answers with ${answer.form}`);
  },
});
