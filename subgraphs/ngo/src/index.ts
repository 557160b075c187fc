export { ngo } from './ngo-subgraph.ts'
export { type SeedOptions, seedNgo } from './seed/seed.ts'
export { ngoTables } from './tables.ts'
