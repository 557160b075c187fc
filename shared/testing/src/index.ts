export { memoryFiles } from './memory-files.ts'
export { type TestCluster, type TestDatabase, testCluster, testDatabase } from './test-database.ts'
export { issuerUrl, type TestCaller, type TestParties, testParties } from './test-parties.ts'
export { everythingOffered, type TestRegister, testRegister } from './test-register.ts'
export {
  type TestAct,
  type TestAnswer,
  type TestDoorAnswer,
  type TestQuestion,
  type TestSending,
  type TestSubgraph,
  type TestSubgraphOptions,
  testSubgraph,
} from './test-subgraph.ts'
