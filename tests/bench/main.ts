import { agenciesMethod, benchAgencies } from './agencies.ts'
import { benchBoundary, boundaryMethod } from './boundary.ts'
import { benchGateway, gatewayMethod } from './gateway/bench-gateway.ts'
import { benchMainQuestion, method } from './main-question.ts'
import { benchPages, pagesMethod } from './main-question-pages.ts'

// npm run bench -- NAME [--json]
const benches: Readonly<Record<string, (isJson: boolean) => Promise<void>>> = {
  'main-question': runMainQuestion,
  boundary: runBoundary,
  gateway: runGateway,
  agencies: runAgencies,
}

const [name = 'main-question', ...options] = process.argv.slice(2)
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
if (bench === undefined) {
  console.error(`There is no benchmark "${name}". There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}
await bench(options.includes('--json'))

async function runMainQuestion(isJson: boolean): Promise<void> {
  const rows = await benchMainQuestion()
  const [enforced, allOpen] = rows
  const enforcementCostPercent = Number((100 * (1 - (enforced?.rps ?? 0) / (allOpen?.rps ?? 1))).toFixed(1))
  const pages = await benchPages((step) => console.error(`main-question: ${step}`))
  if (isJson) {
    console.log(JSON.stringify({ rows, enforcementCostPercent, pages }))
    return
  }
  console.log(`${method}\n${pagesMethod}\n`)
  console.table(rows)
  console.log(`Enforcement costs ${enforcementCostPercent} % of the requests per second.`)
  console.table(pages)
}

async function runBoundary(isJson: boolean): Promise<void> {
  const figures = await benchBoundary((step) => console.error(`measuring: ${step}`))
  if (isJson) {
    console.log(JSON.stringify(figures))
    return
  }
  console.log(`${boundaryMethod}\n\n${method}\n`)
  console.table([
    { what: 'a decision on the hot path', figure: `${figures.decisionNs} ns`, wanted: 'under 1,000 ns' },
    { what: '100 subjects under 1,000,000 grants', figure: `${figures.grantBatchMs} ms`, wanted: 'under 5 ms' },
    { what: 'suspended to closed', figure: `${figures.withdrawalMs} ms`, wanted: 'under 1,000 ms' },
    { what: 'enforcement', figure: `${figures.enforcementCostPercent} %`, wanted: 'at most 15 %' },
  ])
}

async function runGateway(isJson: boolean): Promise<void> {
  const { rows, ratios, oneConnection } = await benchGateway((step) => console.error(`gateway: ${step}`))
  if (isJson) {
    console.log(JSON.stringify({ rows, ratios, oneConnection }))
    return
  }
  console.log(`${gatewayMethod}\n`)
  console.table(rows)
  console.table([
    { what: "the engine's requests/s over @apollo/gateway's", ratio: ratios.apollo, wanted: 'at least 12' },
    { what: "over Hive Gateway's", ratio: ratios.hive, wanted: '' },
    { what: "over Hive Gateway's with its Rust planner", ratio: ratios.hiveRust, wanted: 'at least 3' },
    { what: "over the limit's", ratio: ratios.limit, wanted: 'at least 0.8' },
    { what: 'with the boundary over without', ratio: ratios.enforced, wanted: '' },
    { what: "over one connection, the engine's ms over the limit's", ratio: oneConnection.ratio, wanted: 'under 1.5' },
  ])
}

async function runAgencies(isJson: boolean): Promise<void> {
  const figures = await benchAgencies((step) => console.error(`agencies: ${step}`))
  if (isJson) {
    console.log(JSON.stringify(figures))
    return
  }
  console.log(`${agenciesMethod}\n`)
  console.table([figures.seedSeconds])
  console.table(figures.pages)
  console.table(figures.lists)
  console.table(figures.statistics)
  console.table([
    { what: 'the page of one worker, p50 ms', figure: figures.workerPageP50Ms, wanted: 'under 60' },
    { what: 'a list of 50 rows, p50 ms', figure: figures.listP50Ms, wanted: 'under 40' },
    { what: 'statistics, p50 ms', figure: figures.statisticsP50Ms, wanted: 'under 300' },
  ])
}
