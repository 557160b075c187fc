import { buildServices } from '../gateway/cli/src/start/build-services.ts'

await buildServices()
