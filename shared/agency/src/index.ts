export { HubError } from '@simpul/serving'
export { jakartaDay } from '@simpul/trust'
export { checked, saying } from './acts/checked-input.ts'
export { illegalMove, refused, staleVersion, type Words } from './acts/refused.ts'
export type { NamedJob, NewRow, VersionedRow, Write } from './acts/write.ts'
export { draftFrom } from './agreements/draft-operation.ts'
export { addDays, daysBetween } from './calendar/days.ts'
export { holidayTable, isHoliday } from './calendar/holidays.ts'
export { addWorkingDays, isWorkingDay } from './calendar/working-days.ts'
export {
  type HopOperation,
  hopOperation,
  type KitContext,
  type KitOperations,
  type OwnSql,
  type PeerCaller,
  type PeerMessage,
  peerMessage,
  type StaffOperation,
  staffOperation,
} from './doors/operation.ts'
export { type Outbox, outbox } from './doors/outbox.ts'
export { type AgencyDatabase, asCaller, type DatabaseCaller } from './enforcement/as-caller.ts'
export { type DatabaseRoles, generateEnforcement } from './enforcement/generate.ts'
export { kitMigration } from './enforcement/kit-tables.ts'
export { isWellFormedId } from './enforcement/sources.ts'
export { type Attachment, attachFile, dropFile, type FileField } from './files/attach-file.ts'
export { fileField } from './files/document-file.ts'
export { type FileServices, usualMostBytes } from './files/file-services.ts'
export { folderStore } from './files/folder-store.ts'
export type { FileFacts } from './files/inspected-file.ts'
export type { Bytes, ObjectStore } from './files/object-store.ts'
export { type S3Settings, s3Store } from './files/s3-store.ts'
export {
  type FiledByCompany,
  type FilingDecided,
  filedStatuses,
  filingDecidedSchema,
  filingSchema,
  placementFiledMessage,
  placementFilingDecidedMessage,
} from './filings/filing-message.ts'
export { type MatchKind, matchToken } from './identifiers/match-token.ts'
export { type KnownOfPerson, type NikWarning, type ReadNik, readNik } from './identifiers/nik.ts'
export { type PassportWarning, type ReadPassport, readPassport } from './identifiers/passport.ts'
export { readPhone } from './identifiers/phone.ts'
export { beginJobs } from './jobs/begin-jobs.ts'
export { doDueJobs } from './jobs/do-due-jobs.ts'
export type { JobServices } from './jobs/do-job.ts'
export type { JobKind } from './jobs/job-kind.ts'
export { jobKindsOf } from './jobs/job-kinds-of.ts'
export { type JobRunner, type JobRunnerOptions, jobRunner } from './jobs/job-runner.ts'
export { jobServices } from './jobs/job-services.ts'
export { type ForumNotice, forumNoticeSchema } from './notices/forum-notice.ts'
export { type Mail, type Mailer, type MailSettings, smtpMailer } from './notices/mailer.ts'
export { type Notice, putNotice } from './notices/put-notice.ts'
export type { ReferralAct, ReferralKind } from './referrals/referral-kind.ts'
export {
  moved,
  openStates,
  type ReferralMove,
  type ReferralService,
  type ReferralState,
  referralMoves,
  referralServices,
  referralStates,
} from './referrals/referral-moves.ts'
export { type ReferralRow, type ReferredRow, referralTable, referredTable } from './referrals/referral-tables.ts'
export { type Referrals, referralsOf } from './referrals/referrals-of.ts'
export { type TakeOver, type TakeOverInput, takeOver } from './referrals/take-over.ts'
export { type Envelope, envelopeSchema } from './referrals/tell-envelope.ts'
export { type EntryAnswer, type EntryDoor, entryDoorAt } from './register/entry-door.ts'
export { type OpenRegister, type OpenRegisterOptions, openRegister } from './register/open-register.ts'
export { type NewStop, type OwnStops, ownStops, type StopOutcome, type WaitingStop } from './register/own-stops.ts'
export { type RegisterKeeper, type RegisterKeeperOptions, registerKeeper } from './register/register-keeper.ts'
export { databaseReplicaStore, insertEntries, keeperReplicaStore, readEntries } from './register/replica-store.ts'
export { serveRegister } from './register/serve-register.ts'
export { type Entered, signAndEnter, submitEntry } from './register/submit-entry.ts'
export { type DueRow, dailyReminders, type Reminder } from './reminders/daily-reminders.ts'
export type { Connection, PageRequest } from './rows/page.ts'
export { type PageArguments, pageOf } from './rows/page-arguments.ts'
export { type ColumnType, type Row, type RowPointer, type RowTable, rowTable } from './rows/row-table.ts'
export type { Rows, TableRows } from './rows/rows.ts'
export { insertRows, type SeedInsert } from './seed/insert-rows.ts'
export { type ExclusionRow, insertKitRows, type PartyRow } from './seed/kit-rows.ts'
export { insertPermissions, type SeedBinding, type SeedGrant } from './seed/permission-rows.ts'
export type { PrepareConfig } from './seed/prepare-config.ts'
export { prepareProcess, type Seeding, type SeedProgress } from './seed/prepare-process.ts'
export { workerReference } from './server/build-schema.ts'
export { readSubgraphConfig, type SubgraphConfig } from './server/config.ts'
export type { AgencyContext, WriteInput } from './server/context.ts'
export { defineSubgraph, type Migration, type SubgraphDefinition } from './server/definition.ts'
export { type PrepareOptions, prepareSubgraph } from './server/prepare-subgraph.ts'
export type { FieldResolver, IResolvers } from './server/resolvers.ts'
export { serveSubgraph } from './server/serve-subgraph.ts'
export type { SubgraphServices } from './server/services.ts'
export { subgraphServer } from './server/subgraph-server.ts'
export type { Countable, Period } from './statistics/countable.ts'
export {
  type CountedLine,
  type CountedTable,
  type PublishedLine,
  type PublishedTable,
  type PublishedTables,
  smallestShown,
} from './statistics/counted-table.ts'
export {
  type FigureDimension,
  type FigureTable,
  type FigureTableName,
  figureDimensions,
  figureTableMessage,
  figureTableSchema,
  figureTables,
} from './statistics/figure-message.ts'
export { figureTablesOf } from './statistics/figure-tables-of.ts'
export {
  ageBandLines,
  ageBandOn,
  destinationLines,
  educationLines,
  kecamatanLines,
  otherLine,
  schemeLines,
  sectorLines,
} from './statistics/fixed-lines.ts'
export {
  type AskedStatistics,
  type LiveFigure,
  type LiveStatistics,
  liveStatistics,
} from './statistics/live-statistics.ts'
export { publicationDay, quartersToPublish } from './statistics/publication-day.ts'
export { type Publication, type Publishing, type PublishingSql, publishNew } from './statistics/publish-new.ts'
export { quartersBefore } from './statistics/quarters.ts'
export { seedPublications } from './statistics/seed-publications.ts'
export type { StatisticsKind } from './statistics/statistics-kind.ts'
export { type Statistics, type StatisticsResolvers, statisticsOf } from './statistics/statistics-of.ts'
export { withholdSmall } from './statistics/withhold-small.ts'
export {
  type Change,
  type ChangeFeed,
  type ChangeFeedOptions,
  changeFeed,
  type Interest,
} from './stream/change-feed.ts'
export { type ChangeField, type OnChangeOptions, onChange } from './stream/on-change.ts'
