import { broker } from '../../facts/broker.ts';
import { stageCheck } from '../stage.ts';

export default stageCheck({
  id: 'broker/resolves',
  title: "The bootstrap server's name resolves",
  step: 10,
  of: broker.connection,
  stage: 'dns',
});
