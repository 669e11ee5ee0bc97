import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'clock/local-behind',
  story: "The clock of the client's machine is half an hour behind, and tokens live an hour.",
  arrange: ({ idp, network }) => {
    idp.lifetimeSeconds = 3_600;
    network.doctorClockAheadSeconds = -1_800;
  },
});
