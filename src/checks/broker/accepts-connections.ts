import { broker } from '../../facts/broker.ts';
import { stageCheck } from '../stage.ts';

export default stageCheck({
  id: 'broker/accepts-connections',
  title: 'The bootstrap server accepts TCP connections',
  step: 20,
  of: broker.connection,
  stage: 'tcp',
});
