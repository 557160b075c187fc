import { readSubgraphConfig, serveSubgraph } from '@simpul/agency'
import { government } from './government-subgraph.ts'

await serveSubgraph(government, readSubgraphConfig(process.env))
