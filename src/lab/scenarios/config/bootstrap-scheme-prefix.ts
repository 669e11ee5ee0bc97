import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/bootstrap-scheme-prefix',
  story: 'The bootstrap server was copied from the console with the SASL_SSL:// before it.',
  arrange: ({ client, broker }) => {
    client['bootstrapServers'] = [`SASL_SSL://${broker.bootstrap}`];
  },
});
