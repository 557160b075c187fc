import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readTrustAnchors } from '@simpul/trust'
import { foundHub } from '../gateway/cli/src/start/found-hub.ts'
import { filesFolder, hubLayout } from '../gateway/cli/src/start/hub-layout.ts'
import { registerSeedFile } from '../gateway/cli/src/start/register-seed.ts'

const [folder = 'docker/hub', today = process.env.TODAY ?? ''] = process.argv.slice(2)
if (!/^\d{4}-\d\d-\d\d$/.test(today)) throw new Error('Give the day of the founding: TODAY, as yyyy-mm-dd.')

const layout = hubLayout(resolve(folder), {})
foundHub(layout)
const file = join(layout.folder, 'founding.json')
// Browsers know the issuers as localhost; services read the issuers' keys from the container that serves them.
const founding = readFileSync(file, 'utf8').replaceAll(
  /"jwksUri": "http:\/\/localhost:4009\//g,
  '"jwksUri": "http://sign-in:4009/',
)
const anchors = readTrustAnchors(JSON.parse(founding))
writeFileSync(file, founding)
registerSeedFile(layout, anchors, today)
const files = layout.agencies.map(({ id }) => filesFolder(layout, id))
for (const place of [...['gateway', 'sign-in'].map((name) => join(layout.folder, name)), ...files])
  mkdirSync(place, { recursive: true, mode: 0o700 })
process.stdout.write(`The hub is founded in ${folder}, for ${today}.\n`)
