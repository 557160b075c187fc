import { purgeLettersJob } from '../doors/purge-letters.ts'
import { sweepFilesJob } from '../files/sweep-files.ts'
import { noticeMailJob } from '../notices/mail-notice.ts'
import type { SubgraphDefinition } from '../server/definition.ts'
import type { SubgraphServices } from '../server/services.ts'
import type { JobKind } from './job-kind.ts'

/** Every kind of job an agency does: its own and those of the kit. */
export function jobKindsOf(
  { jobs = [] }: SubgraphDefinition,
  { mail, files }: Pick<SubgraphServices, 'mail' | 'files'>,
): readonly JobKind[] {
  const sweep = files === undefined ? [] : [sweepFilesJob(files.store)]
  return [...jobs, noticeMailJob(mail), purgeLettersJob, ...sweep]
}
