export { forum } from './forum-subgraph.ts'
export { type SeedOptions, seedForum } from './seed/seed.ts'
export { forumTables } from './tables.ts'
