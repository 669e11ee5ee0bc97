import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-refused', [
  {
    pattern: /ECONNREFUSED|[Cc]onnection refused|actively refused it|\[Errno (?:111|61)\]|WinError 10061/,
    by: ['java', 'librdkafka', 'node', 'go', 'python'],
    points: 'fits',
    also: ['config/bootstrap-wrong-port', 'config/token-url-http', 'network/tcp-proxy-unreachable'],
    not: 'No firewall swallows it: somebody at that address answers that nothing listens on the port.',
    common: true,
    example: 'connect ECONNREFUSED 10.1.2.3:9092',
    source: 'every run time',
  },
]);
