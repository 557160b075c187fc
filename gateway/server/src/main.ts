import { readGatewayConfig } from './config.ts'
import { serveGateway } from './serve-gateway.ts'

await serveGateway(readGatewayConfig(process.env))
