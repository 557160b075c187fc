// Runs plan-worker.ts where nothing is built: a thread does not inherit its process's loader of TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./plan-worker.ts')
