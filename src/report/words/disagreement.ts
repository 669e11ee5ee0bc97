import type { Report } from '../report.ts';

/** Why a broker may admit a client that the doctor would refuse; undefined when they agree. */
export function disagreementIn({
  model,
  checks,
  notices,
}: Report): { readonly title: string; readonly text: string } | undefined {
  // Then the broker is wrong, and a warning says so.
  const takesAny = notices.some(({ id }) => id === 'sasl/broker-accepts-any-token');
  if (model.refuted.length === 0 || takesAny) return undefined;
  const titles = checks.filter(({ id }) => model.refuted.includes(id)).map(({ title }) => `"${title}"`);
  const saw = `The doctor predicted a refusal (${titles.join(', ')}), and the broker let the client in.`;
  return model.told === undefined
    ? {
        title: 'Our model was wrong here',
        text: `${saw} That is a defect of oauthbearer, not of your client: please send us a bundle (--bundle FILE).`,
      }
    : {
        title: 'The values given for Confluent do not fit',
        text: `${saw} The values of ${model.told.join(', ')} probably belong to another identity provider or pool than the one that accepted the client. If they are the right ones, this is a defect of oauthbearer: please send us a bundle (--bundle FILE).`,
      };
}
