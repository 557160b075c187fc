import { text } from 'node:stream/consumers'
import { compose } from './compose.ts'

// Reads the subgraphs from standard input, composes them, and writes the outcome: composition's memory ends with it.
const outcome = compose(JSON.parse(await text(process.stdin)))
process.stdout.write(JSON.stringify(outcome))
