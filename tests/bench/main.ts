import { benchMainQuestion, method } from './main-question.ts'

// npm run bench -- main-question [--json]
const [name = 'main-question', ...options] = process.argv.slice(2)
if (name !== 'main-question') {
  console.error(`There is no benchmark "${name}". There is: main-question.`)
  process.exit(2)
}
const rows = await benchMainQuestion()
const [enforced, allOpen] = rows
const enforcementCostPercent = Number((100 * (1 - (enforced?.rps ?? 0) / (allOpen?.rps ?? 1))).toFixed(1))
if (options.includes('--json')) {
  console.log(JSON.stringify({ rows, enforcementCostPercent }))
} else {
  console.log(`${method}\n`)
  console.table(rows)
  console.log(`Enforcement costs ${enforcementCostPercent} % of the requests per second.`)
}
