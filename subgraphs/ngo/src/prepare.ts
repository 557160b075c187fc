import { prepareProcess } from '@simpul/agency'
import { ngo } from './ngo-subgraph.ts'
import { seedNgo } from './seed/seed.ts'

await prepareProcess(ngo, process.env, {
  marker: 'village_group',
  seed: (own, { TODAY, WORKERS, SUBJECT_ISSUER }, onProgress) =>
    seedNgo(own, { today: TODAY, workers: WORKERS, subjectIssuer: SUBJECT_ISSUER, onProgress }),
})
