import { keeperIn } from '../register/keeper-in.ts'
import type { SubgraphServices } from '../server/services.ts'
import type { JobServices } from './do-job.ts'

/** What an agency's jobs are done with, taken from what it is served with. */
export function jobServices(agency: string, services: SubgraphServices): JobServices {
  const { database, clock, register, onTold } = services
  return { agency, database, clock, keeper: () => keeperIn(register.state(clock())), onTold }
}
