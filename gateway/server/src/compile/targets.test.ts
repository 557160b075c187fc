import { compileTargets, placesOfTargets } from './targets.ts'

const data = { a: [{ b: { n: 1 } }, null, { b: [{ n: 2 }, [{ n: 3 }]] }], c: { n: 4 }, d: 'text' }

describe('the objects at a path', () => {
  it.each([
    ['below a key', ['c'], [{ n: 4 }], [['c']]],
    [
      'below each element',
      ['a', '@', 'b'],
      [{ n: 1 }, { n: 2 }, { n: 3 }],
      [
        ['a', 0, 'b'],
        ['a', 2, 'b', 0],
        ['a', 2, 'b', 1, 0],
      ],
    ],
    ['of the root', [], [data], [[]]],
    ['where there is nothing', ['x', 'y'], [], []],
    ['where a list is expected and is none', ['c', '@'], [], []],
    ['where a text stands', ['d', 'n'], [], []],
    ['below a name that every object answers to', ['constructor'], [], []],
  ])('are found %s, each with its place', (_, path, objects, places) => {
    expect(compileTargets(path)(data)).toEqual(objects)
    expect(placesOfTargets(data, path).map((one) => one.path)).toEqual(places)
    expect(placesOfTargets(data, path).map((one) => one.target)).toEqual(objects)
  })
})
