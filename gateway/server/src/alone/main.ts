import { readAloneConfig } from './alone-config.ts'
import { serveAlone } from './serve-alone.ts'

// Started by another process it tells that one where it serves, or why it does not, and ends when that one ends.
try {
  const url = await serveAlone(readAloneConfig(process.env))
  if (process.send === undefined) process.stderr.write(`The engine answers at ${url}/graphql\n`)
  process.send?.({ kind: 'ready', url, pid: process.pid })
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  if (process.send === undefined) process.stderr.write(`${message}\n`, () => process.exit(1))
  process.send?.({ kind: 'failed', message }, () => process.exit(1))
}
