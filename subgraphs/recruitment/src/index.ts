export { recruitment } from './recruitment-subgraph.ts'
export { type SeedOptions, seedRecruitment } from './seed/seed.ts'
export { recruitmentTables } from './tables.ts'
