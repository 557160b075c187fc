import { prepareProcess } from '@simpul/agency'
import { government } from './government-subgraph.ts'
import { seedGovernment } from './seed/seed.ts'

await prepareProcess(government, process.env, {
  marker: 'placement_company',
  seed: (own, { TODAY, WORKERS, SUBJECT_ISSUER }, onProgress) =>
    seedGovernment(own, { today: TODAY, workers: WORKERS, subjectIssuer: SUBJECT_ISSUER, onProgress }),
})
