import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/duplicate-param',
  title: 'The token request has the same parameter twice',
  means: ({ answer }) => {
    const twice = answer.sent.filter((name, index) => answer.sent.indexOf(name) !== index);
    return twice.length === 0
      ? 'RFC 6749 section 3.2 forbids it; something on the way adds one.'
      : `${twice.join(', ')} was sent twice, which RFC 6749 section 3.2 forbids.`;
  },
  summary: 'Set each parameter of the token request in one place only.',
  advice: {
    otherwise: (_, { client }) => ({
      steps: [
        client.params.length === 0
          ? 'Look for a gateway or a login callback that adds a parameter which the client sends as well.'
          : `Look among the further parameters (${client.params.join(', ')}) for one that has a setting of its own, such as scope or grant_type, and remove it.`,
        'librdkafka appends the scope unencoded, so a scope such as a&scope=b makes two parameters of one.',
      ],
    }),
  },
});
