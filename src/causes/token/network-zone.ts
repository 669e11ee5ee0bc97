import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/network-zone',
  title: "The request comes from outside the client's permitted network zones",
  means: () =>
    'The client is restricted to network zones, and the address of this request is in none of them.',
  summary: 'Add the public address of this machine to a permitted zone of the app.',
  advice: {
    otherwise: ({ oktaApi }) => ({
      steps: [
        'Admin Console → Applications → the service app → General → Network restrictions shows the zones.',
        'Security → Networks → the zone: add the public address of this machine, or of the proxy that it goes through.',
      ],
      idp: [oktaApi(() => 'zones')],
    }),
  },
});
