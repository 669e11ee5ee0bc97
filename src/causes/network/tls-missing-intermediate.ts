import { isInterceptedElsewhere, isLeafAlone, legCause, showChain } from './leg.ts';

/** RFC 8446 section 4.4.2: the server sends the chain; browsers fetch a missing certificate, Java and Node do not. */
export default legCause({
  id: 'network/tls-missing-intermediate',
  title: 'The server does not send its intermediate certificate',
  strength: 'shown',
  breaks: (broken, context) =>
    broken.stage === 'tls' && isLeafAlone(broken) && !isInterceptedElsewhere(broken, context),
  because: ({ host, chain }) =>
    `${host} sends ${chain.length === 1 ? 'only its own certificate' : 'an incomplete chain'}${chain[0] === undefined ? '' : `, issued by "${chain[0].issuer}"`}, and without the certificate of that issuer it cannot be verified. Browsers fetch the missing certificate themselves; Kafka clients do not.`,
  repaired: 'with the full chain',
  fix: (broken) => ({
    summary: `Install the full certificate chain on ${broken.host}.`,
    steps: ['Put the server certificate first, then each issuer up to, and without, the root.'],
    commands: [{ kind: 'idp', text: showChain(broken) }],
  }),
});
