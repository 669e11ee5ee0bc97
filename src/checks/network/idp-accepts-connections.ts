import { network } from '../../facts/network.ts';
import { stageCheck } from '../stage.ts';

export default stageCheck({
  id: 'network/idp-accepts-connections',
  title: 'The token endpoint accepts TCP connections',
  step: 20,
  of: network.tokenEndpoint,
  stage: 'tcp',
});
