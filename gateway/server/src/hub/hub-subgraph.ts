import { readFileSync } from 'node:fs'
import type { SubgraphSource } from '../compose/compose.ts'

/** The hub's own subgraph. It is answered inside the gateway; its address is never dialled. */
export const hubSubgraph: SubgraphSource = {
  name: 'hub',
  url: 'http://hub.invalid/graphql',
  // found from `src` and from `dist` alike
  sdl: readFileSync(new URL('../../src/hub/schema.graphql', import.meta.url), 'utf8'),
}
