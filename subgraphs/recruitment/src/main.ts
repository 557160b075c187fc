import { readSubgraphConfig, serveSubgraph } from '@simpul/agency'
import { recruitment } from './recruitment-subgraph.ts'

await serveSubgraph(recruitment, readSubgraphConfig(process.env))
