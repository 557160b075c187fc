import { readFileSync } from 'node:fs'
import { forum } from '@simpul/forum'
import { government } from '@simpul/government'
import { ngo } from '@simpul/ngo'
import { recruitment } from '@simpul/recruitment'
import { faultsOf } from './check-map.ts'
import { map } from './map.ts'
import { readPage } from './read-page.ts'

const schemas = [government, recruitment, ngo, forum].map(({ sdl }) => sdl)
const page = readFileSync(new URL('../../docs/ownership.md', import.meta.url), 'utf8')

/** What is wrong when the page is changed first. */
function faultsAfter(change: (page: string) => string): readonly string[] {
  return faultsOf(map, readPage(change(page)), schemas)
}

describe('docs/ownership.md', () => {
  it('carries or explains each of the 74 rows of the map, and each field of the four schemas', () => {
    expect(map.map(({ number }) => number)).toEqual(Array.from({ length: 74 }, (_, at) => at + 1))
    expect(faultsAfter((text) => text)).toEqual([])
  })

  it.each([
    ['a row of the map that it leaves out', /^\| 9 .*\n/m, '', 'Row 9 of the map (religion) is carried by nothing'],
    ['a field that it leaves out', /^\| 4 .*\n/m, '', 'Worker.kkNumber (government) has a class, and no line'],
    ['a field that does not exist', '`Worker.kkNumber`', '`Worker.kkNummer`', 'Worker.kkNummer does not exist'],
    [
      'a class that is not the schema’s',
      /^(\| 4 .*)\| PER/m,
      '$1| PUB',
      'Worker.kkNumber is PER in the schema and PUB',
    ],
  ])('is held to %s', (_, found, instead, expected) => {
    const faults = faultsAfter((text) => text.replace(found, instead))
    expect(faults).toEqual(expect.arrayContaining([expect.stringContaining(expected)]))
  })
})
