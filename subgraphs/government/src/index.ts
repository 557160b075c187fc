export { government } from './government-subgraph.ts'
export { type SeedOptions, seedGovernment } from './seed/seed.ts'
export { governmentTables } from './tables.ts'
