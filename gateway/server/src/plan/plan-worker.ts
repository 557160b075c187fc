import { parentPort, workerData } from 'node:worker_threads'
import { parse } from 'graphql'
import type { PlanAnswer } from './plan-thread.ts'
import { operationPlanner } from './query-planner.ts'

// The thread of plan-thread.ts: reads the supergraph once, then plans what comes, one operation after the other.
const planner = operationPlanner(workerData.supergraph)
parentPort?.on('message', ({ operation, operationName }: { operation: string; operationName: string | undefined }) => {
  parentPort?.postMessage(answerTo(operation, operationName))
})
parentPort?.postMessage('ready')

function answerTo(operation: string, operationName: string | undefined): PlanAnswer {
  try {
    const plan = planner.plan(parse(operation, { noLocation: true }), operationName)
    return { plan: JSON.parse(JSON.stringify(plan)) }
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) }
  }
}
