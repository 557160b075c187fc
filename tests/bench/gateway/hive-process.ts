import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { listen, readSettings, ready } from './serve-bench.ts'

// Hive Gateway's runtime on node:http, with its own planner and executor, or with the Rust planner and its executor.

const { supergraph, packages, isRust } = readSettings<{
  readonly supergraph: string
  readonly packages: string
  readonly isRust: boolean
}>()
const { createGatewayRuntime } = await load('@graphql-hive/gateway-runtime')
const rust = isRust ? { unifiedGraphHandler: (await load('@graphql-hive/router-runtime')).unifiedGraphHandler } : {}
const gateway = createGatewayRuntime({
  supergraph,
  logging: false,
  // what one caller's requests bring is not handed to another
  inboundInflightRequestDeduplication: false,
  transportEntries: { '*': { options: { deduplicateInflightRequests: false } } },
  ...rust,
})
ready({ url: `http://127.0.0.1:${await listen(createServer(gateway))}/graphql` })

function load(name: string) {
  const resolved = createRequire(join(packages, 'package.json')).resolve(name)
  return import(pathToFileURL(resolved.replace(/\.cjs$/, '.js')).href)
}
