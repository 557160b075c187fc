import { readSubgraphConfig, serveSubgraph } from '@simpul/agency'
import { forum } from './forum-subgraph.ts'

await serveSubgraph(forum, readSubgraphConfig(process.env))
