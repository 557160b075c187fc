import { prepareProcess } from '@simpul/agency'
import { recruitment } from './recruitment-subgraph.ts'
import { seedRecruitment } from './seed/seed.ts'

await prepareProcess(recruitment, process.env, {
  marker: 'job_order',
  seed: (own, { TODAY, WORKERS, SUBJECT_ISSUER }, onProgress) =>
    seedRecruitment(own, { today: TODAY, workers: WORKERS, subjectIssuer: SUBJECT_ISSUER, onProgress }),
})
