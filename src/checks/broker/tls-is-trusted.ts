import { broker } from '../../facts/broker.ts';
import { stageCheck } from '../stage.ts';

export default stageCheck({
  id: 'broker/tls-is-trusted',
  title: "The bootstrap server's certificate is trusted and names it",
  step: 30,
  of: broker.connection,
  stage: 'tls',
});
