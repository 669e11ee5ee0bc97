import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'clock/local-ahead',
  story: "The clock of the client's machine is 90 minutes ahead, and tokens live an hour.",
  arrange: ({ idp, network }) => {
    idp.lifetimeSeconds = 3_600;
    network.doctorClockAheadSeconds = 5_400;
  },
});
