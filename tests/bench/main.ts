import { benchBoundary, boundaryMethod } from './boundary.ts'
import { benchMainQuestion, method } from './main-question.ts'

// npm run bench -- NAME [--json]
const benches: Readonly<Record<string, (isJson: boolean) => Promise<void>>> = {
  'main-question': runMainQuestion,
  boundary: runBoundary,
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
  if (isJson) {
    console.log(JSON.stringify({ rows, enforcementCostPercent }))
    return
  }
  console.log(`${method}\n`)
  console.table(rows)
  console.log(`Enforcement costs ${enforcementCostPercent} % of the requests per second.`)
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
