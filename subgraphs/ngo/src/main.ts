import { readSubgraphConfig, serveSubgraph } from '@simpul/agency'
import { ngo } from './ngo-subgraph.ts'

await serveSubgraph(ngo, readSubgraphConfig(process.env))
