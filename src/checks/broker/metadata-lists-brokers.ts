import { broker } from '../../facts/broker.ts';
import { addressOf, troubleWithBrokers } from '../../facts/listed-brokers.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** A client takes the brokers' addresses from Metadata and cannot continue without one. */
export default defineCheck({
  id: 'broker/metadata-lists-brokers',
  title: 'Metadata lists the brokers of the cluster',
  enforcedBy: 'client',
  step: 45,
  reads: { metadata: broker.metadata },
  run: ({ metadata: { brokers } }) => {
    const trouble = troubleWithBrokers(brokers);
    return trouble === undefined
      ? pass(`Metadata lists ${brokers.map(addressOf).join(', ')}`)
      : fail(trouble);
  },
});
