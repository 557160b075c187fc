export { DatabaseError, type DatabaseErrorCode, databaseErrorCodes } from './database-error.ts'
export { type DatabaseNames, databaseNames } from './database-names.ts'
export { clearDatabase, type DropOptions, dropDatabase } from './drop-database.ts'
export { type MigrateOptions, type Migration, migrate } from './migrate.ts'
export { newPassword } from './new-password.ts'
export { type DataSourceOptions, openDataSource } from './open-data-source.ts'
export {
  findPostgres,
  type PostgresAddress,
  type RunningPostgres,
  type StartOptions,
  startPostgres,
} from './postgres-cluster.ts'
export {
  type DatabaseAccess,
  type DatabasePasswords,
  type PrepareOptions,
  prepareDatabase,
} from './prepare-database.ts'
export { shortTransaction, type TransactionOptions } from './short-transaction.ts'
