import { birthSlotOf, mostWorkers, nikOf } from './nik.ts'

describe('a birth slot', () => {
  it('is no other worker’s, for as many workers as there may be', () => {
    // Birthday, serial and year remainder in one number; a bit for each keeps 1.46 million of them small.
    const seen = new Uint8Array(13 * 32 * 1000 * 4)
    let repeats = 0
    for (let index = 0; index < mostWorkers; index += 1) {
      const { month, day, serial, yearRemainder } = birthSlotOf(index)
      const at = ((month * 32 + day) * 1000 + serial - 9000) * 4 + yearRemainder
      repeats += seen[at] ?? 1
      seen[at] = 1
    }
    expect(repeats).toBe(0)
  })

  it.each([-1, 0.5, mostWorkers])('is refused for the index %d', (index) => {
    expect(() => birthSlotOf(index)).toThrow('is none of them')
  })
})

describe('a NIK', () => {
  const birth = { year: 1991, month: 4, day: 7, serial: 9012, yearRemainder: 3 }

  it('adds forty to a woman’s day of birth', () => {
    expect(nikOf('350911', birth, 'FEMALE')).toBe('3509114704919012')
  })

  it('leaves a man’s as it is', () => {
    expect(nikOf('350911', birth, 'MALE')).toBe('3509110704919012')
  })
})
