export { type Composed, compose, type SubgraphSource } from './compose/compose.ts'
export { type GatewayServices, gatewayServer, type Subgraph } from './gateway-server.ts'
